import type { RateLine, RateMessage } from '#domain/desk/desk-messages.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { monthOf } from '#domain/rates/period.ts'
import type { RateKey } from '#domain/rates/rate-rules.ts'
import { shareOf } from '#domain/rates/rate.ts'
import { ratesOf } from '#domain/rates/rates-of.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { loadForRates } from './load-for-rates.ts'
import { subjectOf, subjectsFor } from './subject-of.ts'

const most = 1000

/** The list behind one figure of the overview, of one grid or of all; what wants attention stands first. */
export async function readRate(
  tables: ReadTables,
  scopes: DeskScopes,
  { key, grid }: { readonly key: RateKey; readonly grid?: string },
  now: number,
): Promise<RateMessage> {
  const records = await loadForRates(tables, scopesIn(scopes, grid), now)
  const moment = momentAt(now)
  const rate = ratesOf(records, monthOf(moment.today), moment).find((one) => one.key === key)!
  const wantsAttention = rate.better === 'fewer'
  const members = [...rate.members]
    .sort((a, b) => Number(b.counts === wantsAttention) - Number(a.counts === wantsAttention))
    .slice(0, most)
  const about = members.flatMap(
    ({ type, record }) => (records.get(type, record) as RecordVersion | undefined) ?? [],
  )
  const found = await subjectsFor(tables, about)
  const byId = new Map(about.map((record) => [record.id, record]))
  const lines = members.flatMap(({ type, record: id, grid: where, counts, note }): RateLine[] => {
    const record = byId.get(id)
    const subject = record && subjectOf(record, found)
    return subject ? [{ type, id, grid: where, subject, counts, ...(note && { note }) }] : []
  })
  return { at: now, key, share: shareOf(rate.members), lines }
}
