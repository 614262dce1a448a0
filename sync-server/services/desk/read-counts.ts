import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { logTypes } from './read-queue.ts'

export interface DeskCounts {
  readonly queue: number
  readonly reviews: number
}

/** How much waits for a decision: the two numbers that the desk always shows. */
export async function readCounts(tables: ReadTables, scopes: DeskScopes, grid?: string): Promise<DeskCounts> {
  const within = scopesIn(scopes, grid)
  async function waiting(type: string, status: readonly string[]): Promise<number> {
    const rows = await tables.records.countsBy({
      scopes: within,
      type,
      where: { status: [...status] },
      by: ['state'],
    })
    return rows.reduce((sum, { count }) => sum + count, 0)
  }
  let queue = 0
  for (const type of logTypes) queue += await waiting(type, ['submitted'])
  return { queue, reviews: await waiting('review', ['open', 'proposed']) }
}
