import { localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { levelAfterEdit } from '#domain/records/elder/level-after-edit.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import type { ReadTables } from '../../storage/store.ts'
import { asElder, elderAtHand } from './elder-at-hand.ts'

/**
 * The version to store after an edit of an elder's file: what was typed stands, and a level that the new facts alone
 * would lower stays where it was until a supervisor lowers it (M3, DOMAIN 4.5).
 */
export async function keepCareLevel(
  tables: ReadTables,
  before: RecordVersion | null,
  after: RecordVersion,
  now: number,
): Promise<RecordVersion> {
  if (after.type !== 'elder' || before?.type !== 'elder' || after.state === 'deleted') return after
  const records = await elderAtHand(tables, [before, after])
  const moment = momentAt(now)
  const levelOf = (version: RecordVersion) => elderStandingOf(records, asElder(version), moment).risk.level
  const held = levelAfterEdit(levelOf(before), levelOf(after), localDate(now))
  return held ? { ...after, body: { ...after.body, ...held } } : after
}
