import { shallowRef, type ShallowRef } from 'vue'
import type { NotebookSizes, PhotosKept } from '#sync/device.ts'
import { useDevice } from './use-device.ts'

export interface Kept {
  readonly sizes: NotebookSizes
  readonly photos: PhotosKept
}

const noPhotos: PhotosKept = { count: 0, bytes: 0, freeable: { count: 0, bytes: 0 } }

/** What the notebook takes up on this device; null until it has been counted. */
export function useKept(): { kept: Readonly<ShallowRef<Kept | null>>; look: () => Promise<void> } {
  const device = useDevice()
  const kept = shallowRef<Kept | null>(null)
  async function look(): Promise<void> {
    kept.value = { sizes: await device.sizes(), photos: (await device.photos?.kept()) ?? noPhotos }
  }
  return { kept, look }
}
