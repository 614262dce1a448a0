import { localDate } from '#domain/local-date.ts'
import type { ProblemCode } from '#domain/problem.ts'
import { isGone } from '#domain/records/elder/gone.ts'
import { whyNotLower } from '#domain/records/elder/lowering.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { asElder, elderAtHand } from './elder-at-hand.ts'

/**
 * What stands against a change by the rules of care, by its code; null when nothing does. A level is lowered only
 * when the visits allow it (DOMAIN 4.5). Nothing new is made about somebody who has died or moved away; what was
 * done before that day still comes in, and a supervisor who says why lets any through (DOMAIN 12.10). Times in
 * milliseconds: `at` when it was written, `now` when it arrived.
 */
export async function refuseCare(
  tables: ReadTables,
  mutation: Mutation,
  current: StoredRecord | null,
  { at, reason }: { readonly at: number; readonly reason?: string },
  now: number,
): Promise<ProblemCode | null> {
  if (mutation.op === 'create' && !current) return reason ? null : refuseNew(tables, mutation.body.elder, at)
  if (mutation.op !== 'command' || mutation.command !== 'lowerLevel' || current?.type !== 'elder') return null
  const records = await elderAtHand(tables, [current])
  return whyNotLower(elderStandingOf(records, asElder(current), momentAt(now)), mutation.args.level)
}

async function refuseNew(tables: ReadTables, elder: unknown, at: number): Promise<ProblemCode | null> {
  if (typeof elder !== 'string') return null
  const file = await tables.records.get(elder)
  if (file?.type !== 'elder' || !isGone(file.body.status)) return null
  const { statusSince } = file.body
  const since = typeof statusSince === 'string' ? statusSince : localDate(file.updatedAt)
  return localDate(at) > since ? 'personGone' : null
}
