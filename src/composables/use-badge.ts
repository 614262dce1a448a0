import { computed, watch } from 'vue'
import { usePhotoLine } from './use-photo-line.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** As much of `navigator` as shows a number at the app's icon. */
interface Badges {
  setAppBadge?(count: number): Promise<void>
  clearAppBadge?(): Promise<void>
}

/** At the root: the icon on the home screen says how many records and photos are only on this phone. */
export function useBadge(badges: Badges = navigator): void {
  const status = useSyncStatus()
  const photos = usePhotoLine()
  const count = computed(() =>
    status.value ? status.value.unsentRecords + (photos.value?.waiting ?? 0) : null,
  )
  watch(
    count,
    (now) => {
      const shown = now ? badges.setAppBadge?.(now) : badges.clearAppBadge?.()
      // Not installed, or not allowed: the app itself says the same.
      shown?.catch(() => undefined)
    },
    { immediate: true },
  )
}
