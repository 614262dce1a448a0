import { computed, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import type { ElderStanding } from '#domain/records/elder/elder-standing.ts'
import { momentAt } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import { useNow } from './use-now.ts'
import { useFromRecords } from './use-records.ts'

/** Level, due date and last visit of an elder; null for one who is not on this device. */
export function useElderStanding(
  id: MaybeRefOrGetter<string | null | undefined>,
): ComputedRef<ElderStanding | null> {
  const now = useNow()
  const moment = computed(() => momentAt(now.value))
  const kinds = ['elder', 'elderVisit', 'house', 'houseInspection', 'household', 'matter'] as const
  return useFromRecords(kinds, (records) => {
    const elder = records.get('elder', toValue(id))
    return elder ? elderStandingOf(records, elder, moment.value) : null
  })
}
