import { computed, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import { localDate } from '#domain/local-date.ts'
import { monthBefore, monthOf } from '#domain/rates/period.ts'
import type { Rate } from '#domain/rates/rate.ts'
import { ratesOf } from '#domain/rates/rates-of.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { useDevice } from './use-device.ts'
import { useFromRecords } from './use-records.ts'

export type WhichMonth = 'this' | 'last'

const counted = [
  'alert',
  'dispute',
  'elder',
  'elderVisit',
  'hazardCase',
  'house',
  'houseInspection',
  'household',
  'matter',
  'visit',
] as const

/** The figures of this month or of the last one, from the records on this phone; of the last without those of now. */
export function useRates(which: MaybeRefOrGetter<WhichMonth>): ComputedRef<readonly Rate[]> {
  const device = useDevice()
  const compute = useFromRecords(counted, (records) => (month: WhichMonth) => {
    const now = device.now()
    const today = localDate(now)
    const rates = ratesOf(records, month === 'this' ? monthOf(today) : monthBefore(today), momentAt(now))
    return month === 'this' ? rates : rates.filter(({ isNow }) => !isNow)
  })
  return computed(() => compute.value(toValue(which)))
}
