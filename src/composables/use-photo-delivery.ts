import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'
import type { Device } from '#sync/device.ts'
import { useDeviceRef } from './use-device.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** Where the photos of a record are, in numbers that add up to `of`. */
export interface PhotoDelivery {
  readonly of: number
  /** The server has every byte, by its own word. */
  readonly delivered: number
  /** Still only on this phone. */
  readonly waiting: number
  /** Neither here nor on the server. */
  readonly missing: number
  /** Not here, and the server could not be asked. */
  readonly unknown: number
}

type Where = 'delivered' | 'waiting' | 'missing' | 'unknown'

const againMs = 4_000

/** What the server answers once stays true: photos have no second version. */
const known = new Set<string>()

async function serverHas(sha256: string): Promise<boolean | null> {
  try {
    const answer = await fetch(`/api/blobs/${sha256}`, { method: 'HEAD' })
    if (answer.status === 404) return false
    if (!answer.ok) return null
    const [offset, length] = ['upload-offset', 'upload-length'].map((name) => answer.headers.get(name))
    return offset != null && offset === length
  } catch {
    // No network: nobody knows.
    return null
  }
}

async function whereIs(sha256: string, { photos, status }: Device): Promise<Where> {
  if (known.has(sha256)) return 'delivered'
  const reachable = status.phase === 'idle' || status.phase === 'syncing'
  const has = reachable ? await serverHas(sha256) : null
  if (has) {
    known.add(sha256)
    return 'delivered'
  }
  const here = await photos?.read(sha256)
  if (!here) return has === null ? 'unknown' : 'missing'
  const line = await photos?.status()
  // An empty line: what is here has been brought, whether or not the server can be asked now.
  return has === null && line?.waiting === 0 && line.refused === 0 ? 'delivered' : 'waiting'
}

/** Follows where a record's photos are, asking again until all have arrived. */
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
    const now = device.value
    if (!now || !all.length) {
      delivery.value = null
      return
    }
    const count = { delivered: 0, waiting: 0, missing: 0, unknown: 0 }
    for (const sha256 of all) count[await whereIs(sha256, now)]++
    if (mine !== turn) return
    delivery.value = { of: all.length, ...count }
    if (count.delivered < all.length) timer = setTimeout(() => void look(), againMs)
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
