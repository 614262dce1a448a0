import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'
import type { OutboxEntry } from '#sync/device.ts'
import { useDevice } from './use-device.ts'
import { useSyncStatus } from './use-sync-status.ts'

export type { OutboxEntry } from '#sync/device.ts'

/**
 * What this device has written: of one record with its journal, or without an id the whole unacknowledged
 * outbox. Read again after every save and exchange.
 */
export function useEntries(record?: () => string): Readonly<ShallowRef<readonly OutboxEntry[] | null>> {
  const device = useDevice()
  const status = useSyncStatus()
  const entries = shallowRef<readonly OutboxEntry[] | null>(null)
  let asked = 0

  async function read(): Promise<void> {
    const turn = ++asked
    const found = await device.entries(record?.())
    if (turn === asked) entries.value = found
  }

  watch([() => record?.(), () => status.value?.unsent, () => status.value?.lastCompleteAt], read, {
    immediate: true,
  })
  onScopeDispose(
    device.records.subscribe(({ ids }) => {
      const id = record?.()
      if (id === undefined || ids.has(id)) void read()
    }),
  )
  return entries
}
