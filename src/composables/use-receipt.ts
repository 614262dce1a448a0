import { computed, type ComputedRef } from 'vue'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { DeviceRecord } from './use-records.ts'
import { type OutboxEntry, useEntries } from './use-entries.ts'

/** Where a record is: only here, or on the server, by its own word. */
export type Delivery =
  | { readonly state: 'waiting'; readonly since: number | null; readonly count: number }
  | {
      readonly state: 'delivered'
      readonly rev: number
      /** When the server's commit was made; null for what another device has sent. */
      readonly receivedAt: number | null
      /** The first characters of the last mutation's uid; null as above. */
      readonly uid: string | null
      readonly hash: string
    }

/** The receipt of a record and what this device has written of it (PRODUCT: green only on the server's receipt). */
export function useReceipt(record: () => DeviceRecord | undefined): {
  delivery: ComputedRef<Delivery | null>
  entries: Readonly<{ value: readonly OutboxEntry[] | null }>
} {
  const entries = useEntries(() => record()?.id ?? '')
  const delivery = computed((): Delivery | null => {
    const now = record()
    if (!now) return null
    const written = entries.value ?? []
    if (now.pending.length > 0) {
      const waiting = written.filter(({ state }) => state !== 'acked')
      return { state: 'waiting', since: waiting[0]?.at ?? null, count: now.pending.length }
    }
    const last = written.findLast(({ outcome }) => outcome?.receivedAt !== undefined)
    // Another person may have written since: the receipt is then of an older revision than what is shown.
    const mine = last?.outcome?.rev === now.rev ? last : null
    return {
      state: 'delivered',
      rev: now.rev,
      receivedAt: mine?.outcome?.receivedAt ?? null,
      uid: mine?.uid.slice(0, 8) ?? null,
      hash: (mine?.outcome?.contentHash ?? contentHash(now)).slice(0, 8),
    }
  })
  return { delivery, entries }
}
