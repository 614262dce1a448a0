import { computed, type ComputedRef } from 'vue'
import { dayMs } from '#domain/local-date.ts'
import { useNow } from './use-now.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** So many days without the server, and sensitive values are no longer shown (DOMAIN 12.8). */
const tooLong = 14

/** Days since the last whole exchange when they are too many; null while all is well. Recording goes on regardless. */
export function useLongAway(): ComputedRef<number | null> {
  const status = useSyncStatus()
  const now = useNow()
  return computed(() => {
    const last = status.value?.lastCompleteAt ?? null
    const days = last === null ? 0 : Math.floor((now.value - last) / dayMs)
    return days >= tooLong ? days : null
  })
}
