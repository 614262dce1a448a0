import { computed, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import type { HouseStanding } from '#domain/records/house/house-standing.ts'
import { houseStandingOf } from '#domain/schedule/standing-of.ts'
import { houseDueOf } from '#domain/schedule/house-due-item.ts'
import type { HouseDue } from '#domain/records/house/house-due.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { useNow } from './use-now.ts'
import { useFromRecords } from './use-records.ts'

/** How a house stands and when it is due; null for a house that is not on this device. */
export function useHouseStanding(
  id: MaybeRefOrGetter<string | null | undefined>,
): ComputedRef<{ standing: HouseStanding; due: HouseDue | null } | null> {
  const now = useNow()
  const moment = computed(() => momentAt(now.value))
  return useFromRecords(['house', 'houseInspection'], (records) => {
    const house = records.get('house', toValue(id))
    if (!house) return null
    const standing = houseStandingOf(records, house, moment.value.today)
    return { standing, due: houseDueOf(house, standing, moment.value) }
  })
}
