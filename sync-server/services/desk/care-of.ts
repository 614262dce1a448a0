import type { CareMessage } from '#domain/desk/desk-messages.ts'
import { healthRules } from '#domain/records/elder/health-rules.ts'
import { loweringOf } from '#domain/records/elder/lowering.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'
import { asElder, elderAtHand } from '../elder/elder-at-hand.ts'

/**
 * An elder's level of care as the desk explains it. Points by factor and some of the rules tell of health: only for who
 * may see it in full.
 */
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
  const lowering = loweringOf(standing)
  if (full) return { risk, held, lowering, sealed: false }
  const rules = risk.rules.filter((rule) => !healthRules.includes(rule))
  return {
    risk: { ...risk, rules, factors: [] },
    held,
    lowering: { ...lowering, rules },
    sealed: rules.length < risk.rules.length,
  }
}
