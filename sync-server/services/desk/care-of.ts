import type { CareMessage } from '#domain/desk/desk-messages.ts'
import { loweringOf } from '#domain/records/elder/lowering.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { asElder, elderAtHand } from '../elder/elder-at-hand.ts'

/** An elder's level of care as the desk explains it. Points by factor tell of health: only for who may see it in full. */
export async function careOf(
  tables: ReadTables,
  record: StoredRecord,
  full: boolean,
  now: number,
): Promise<CareMessage | null> {
  if (record.type !== 'elder' || record.state === 'deleted') return null
  const records = await elderAtHand(tables, [record])
  const standing = elderStandingOf(records, asElder(record), momentAt(now))
  const { risk, held } = standing
  return { risk: full ? risk : { ...risk, factors: [] }, held, lowering: loweringOf(standing) }
}
