import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'
import type { PhotoDelivery } from '#sync/device.ts'
import { useDeviceRef } from './use-device.ts'
import { useSyncStatus } from './use-sync-status.ts'

export type { PhotoDelivery } from '#sync/device.ts'

const againMs = 3_000

/** Follows where a record's photos are, asking again until all have arrived; null while there are none to follow. */
export function usePhotoDelivery(
  photos: () => readonly string[],
): Readonly<ShallowRef<PhotoDelivery | null>> {
  const device = useDeviceRef()
  const status = useSyncStatus()
  const delivery = shallowRef<PhotoDelivery | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function look(): Promise<void> {
    const mine = ++turn
    clearTimeout(timer)
    const all = photos()
    const found = all.length ? ((await device.value?.photos?.delivery(all)) ?? null) : null
    if (mine !== turn) return
    delivery.value = found
    clearTimeout(timer)
    if (found && found.delivered < found.of) timer = setTimeout(() => void look(), againMs)
  }

  watch([() => photos().join(), () => status.value?.phase, () => status.value?.lastCompleteAt], look, {
    immediate: true,
  })
  onScopeDispose(() => {
    turn++
    clearTimeout(timer)
  })
  return delivery
}
