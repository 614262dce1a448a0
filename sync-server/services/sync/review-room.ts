import { type Intake } from './intake.ts'

/** Open reviews of one person that the phones of a grid carry along; a roster of a whole grid that two people have corrected has fewer. */
export const mostOpenReviews = 500

/**
 * Where a review opens that belongs in `scope` (own design): there, while its author has few open ones in it; further
 * ones are the supervisors', in `holding`. So a phone that has gone mad fills no colleague's, and nothing of it is lost.
 */
export async function reviewRoom(intake: Intake, scope: string, author: string): Promise<string> {
  if (!scope.startsWith('g:')) return scope
  const key = `${author} ${scope}`
  const open = intake.openReviews.get(key) ?? (await countOpen(intake, scope, author))
  intake.openReviews.set(key, open + 1)
  return open < mostOpenReviews ? scope : 'holding'
}

async function countOpen({ tables }: Intake, scope: string, author: string): Promise<number> {
  const where = { author, status: ['open', 'proposed'] }
  const rows = await tables.records.countsBy({ scopes: [scope], type: 'review', where, by: ['scope'] })
  return rows.reduce((sum, { count }) => sum + count, 0)
}
