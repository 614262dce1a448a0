import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { monthBefore, monthOf } from '#domain/rates/period.ts'
import type { Rate } from '#domain/rates/rate.ts'
import { ratesInTurns } from '#domain/rates/rates-of.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { useDevice } from './use-device.ts'
import { useInTurns } from './use-in-turns.ts'
import { useNow } from './use-now.ts'

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
  'serviceRequest',
  'visit',
] as const

/**
 * The figures of this month or of the last one, from the records on this phone; of the last without those of now.
 * Undefined until they are reckoned.
 */
export function useRates(
  which: MaybeRefOrGetter<WhichMonth>,
  { quietly = false } = {},
): Readonly<ShallowRef<readonly Rate[] | undefined>> {
  const { records } = useDevice()
  const now = useNow()

  function* work(): Generator<void, readonly Rate[]> {
    const moment = momentAt(now.value)
    const isThis = toValue(which) === 'this'
    const period = isThis ? monthOf(moment.today) : monthBefore(moment.today)
    const rates = yield* ratesInTurns(records, period, moment)
    return isThis ? rates : rates.filter(({ isNow }) => !isNow)
  }

  // What is late changes with the day and at its closing; by the hour is soon enough.
  const key = () => {
    const { today, minutes } = momentAt(now.value)
    return `${today} ${Math.floor(minutes / 60)}`
  }
  return useInTurns({ name: () => `rates of ${toValue(which)}`, key, types: counted, work, quietly })
}
