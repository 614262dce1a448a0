import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'
import type { PhotosStatus } from '#sync/device.ts'
import { useDeviceRef } from './use-device.ts'
import { useSyncStatus } from './use-sync-status.ts'

export type { PhotosStatus } from '#sync/device.ts'

const againMs = 2_000

/** The photos that this device still has to bring to the server; null where it keeps none. */
export function usePhotoLine(): Readonly<ShallowRef<PhotosStatus | null>> {
  const device = useDeviceRef()
  const status = useSyncStatus()
  const line = shallowRef<PhotosStatus | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function look(): Promise<void> {
    clearTimeout(timer)
    const found = (await device.value?.photos?.status()) ?? null
    if (over) return
    line.value = found
    clearTimeout(timer)
    if (found?.waiting) timer = setTimeout(() => void look(), againMs)
  }

  watch([device, () => status.value?.phase, () => status.value?.lastCompleteAt], look, { immediate: true })
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
  })
  return line
}
