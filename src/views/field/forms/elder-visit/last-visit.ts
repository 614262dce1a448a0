import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { happenedAt } from '#domain/records/happened-at.ts'
import type { Records } from '#domain/schedule/world.ts'

type ElderVisit = RecordVersion<Body<'elderVisit'>>

/** The newest visit that met the elder and was answered, but not `except`. */
export function lastAnswered(records: Records, elder: string, except: string): ElderVisit | null {
  const met = records
    .referring('elderVisit', 'elder', elder)
    .filter(({ id, body }) => id !== except && body.contact === 'met' && body.answers)
    .filter(({ body: { status } }) => status !== 'draft' && status !== 'void')
  return met.reduce<ElderVisit | null>(
    (last, one) => (!last || happenedAt(one) > happenedAt(last) ? one : last),
    null,
  )
}
