import { computed, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import type { HouseStanding } from '#domain/records/house/house-standing.ts'
import { houseStandingOf } from '#domain/schedule/standing-of.ts'
import { houseDueOf, openCaseAt } from '#domain/schedule/house-due-item.ts'
import type { Body } from '#domain/records/body.ts'
import type { HouseDue } from '#domain/records/house/house-due.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { useNow } from './use-now.ts'
import { type DeviceRecord, useFromRecords } from './use-records.ts'

export interface HouseNow {
  readonly standing: HouseStanding
  readonly due: HouseDue | null
  /** Its open hazard case. */
  readonly hazard: DeviceRecord<Body<'hazardCase'>> | null
}

/** How a house stands and when it is due; null for a house that is not on this device. */
export function useHouseStanding(
  id: MaybeRefOrGetter<string | null | undefined>,
): ComputedRef<HouseNow | null> {
  const now = useNow()
  const moment = computed(() => momentAt(now.value))
  return useFromRecords(['house', 'houseInspection', 'hazardCase'], (records) => {
    const house = records.get('house', toValue(id))
    if (!house) return null
    const standing = houseStandingOf(records, house, moment.value.today)
    const hazard = openCaseAt(records, house.id) as HouseNow['hazard']
    return { standing, due: houseDueOf(house, standing, moment.value, hazard), hazard }
  })
}
