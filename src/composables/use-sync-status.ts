import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import type { SyncStatus } from '#sync/device.ts'
import { useDeviceRef } from './use-device.ts'

export type { SyncStatus } from '#sync/device.ts'

/** How the notebook stands with the server, as it changes; null while nobody is signed in. */
export function useSyncStatus(): Readonly<Ref<SyncStatus | null>> {
  const device = useDeviceRef()
  const status = shallowRef<SyncStatus | null>(null)
  let stop: (() => void) | undefined
  watch(
    device,
    (now) => {
      stop?.()
      status.value = now?.status ?? null
      stop = now?.onStatus((next) => {
        status.value = next
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => stop?.())
  return status
}
