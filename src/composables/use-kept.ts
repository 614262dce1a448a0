import { shallowRef, type ShallowRef } from 'vue'
import type { Device, NotebookSizes, PhotosKept } from '#sync/device.ts'
import { useDevice } from './use-device.ts'

export interface Kept {
  readonly sizes: NotebookSizes
  readonly photos: PhotosKept
}

const noPhotos: PhotosKept = { count: 0, bytes: 0, freeable: { count: 0, bytes: 0 } }

// Counting reads the whole disk: what was counted last is shown until it has been done again.
const counted = new WeakMap<Device, Kept>()

/** What the notebook takes up on this device; null until it has been counted for the first time. */
export function useKept(): { kept: Readonly<ShallowRef<Kept | null>>; look: () => Promise<void> } {
  const device = useDevice()
  const kept = shallowRef<Kept | null>(counted.get(device) ?? null)
  async function look(): Promise<void> {
    const now = { sizes: await device.sizes(), photos: (await device.photos?.kept()) ?? noPhotos }
    counted.set(device, now)
    kept.value = now
  }
  return { kept, look }
}
