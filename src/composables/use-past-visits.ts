import type { Label } from '#domain/label.ts'
import { localDate } from '#domain/local-date.ts'
import { resultOf } from '#domain/records/elder/elder-standing.ts'
import { visitResults } from '#domain/records/elder-visit/visit-result.ts'
import { happenedAt } from '#domain/records/happened-at.ts'
import { type House, readInspection, seenAt } from '#domain/records/house/house-standing.ts'
import { houseGrades } from '#domain/records/house-inspection/grade-order.ts'
import { visitTypes } from '#domain/records/visit/visit-options.ts'
import { useDevice } from './use-device.ts'
import { type DeviceRecord, useFromRecords, type WorkingSet } from './use-records.ts'

/** Whose past is asked for. */
export type VisitedPlace =
  { readonly household: string } | { readonly house: string } | { readonly elder: string }

export interface PastVisit {
  readonly record: DeviceRecord<unknown>
  /** Milliseconds. */
  readonly at: number
  /** What it came to. */
  readonly label: Label | undefined
}

const visitsOf = (records: WorkingSet, household: string): PastVisit[] =>
  records
    .ofType('visit')
    .filter(({ body }) => body.households?.some((one) => one.household === household))
    .map((record) => ({
      record,
      at: happenedAt(record),
      label: record.body.visitType && visitTypes[record.body.visitType],
    }))

const elderVisitsOf = (records: WorkingSet, elder: string): PastVisit[] =>
  records.referring('elderVisit', 'elder', elder).map((record) => ({
    record,
    at: happenedAt(record),
    label: visitResults[resultOf(record)],
  }))

const inspectionsOf = (records: WorkingSet, house: House | undefined, today: string): PastVisit[] =>
  (house ? records.referring('houseInspection', 'house', house.id) : []).map((record) => {
    const grade = readInspection(record, house!, today)?.grade
    return { record, at: seenAt(record), label: grade && houseGrades[grade] }
  })

/** Everything that was done at a home, a house or for an elder, newest first, whatever the form was called. */
export function usePastVisits(place: () => VisitedPlace) {
  const device = useDevice()
  return useFromRecords(['visit', 'elderVisit', 'houseInspection', 'elder', 'household'], (records) => {
    const today = localDate(device.now())
    const of = place()
    const past: PastVisit[] = []
    if ('elder' in of) past.push(...elderVisitsOf(records, of.elder))
    if ('house' in of) past.push(...inspectionsOf(records, records.get('house', of.house), today))
    if ('household' in of) {
      const home = records.get('household', of.household)
      past.push(...visitsOf(records, of.household))
      for (const { id } of records.referring('elder', 'household', of.household)) {
        past.push(...elderVisitsOf(records, id))
      }
      past.push(...inspectionsOf(records, records.get('house', home?.body.house), today))
    }
    return past.sort((a, b) => b.at - a.at)
  })
}
