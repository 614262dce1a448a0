import { defineStore } from 'pinia'
import type { Photo } from '#domain/fields/photos.ts'

/** Photos that were chosen before the form they go into was open. */
export interface BroughtPhotos {
  readonly type: string
  readonly photos: readonly Photo[]
  /** Called when the form's draft holds them durably. */
  readonly kept: () => Promise<void>
}

/** From the screen that asks where shared photos belong to the next form of that kind. */
export const useBroughtPhotos = defineStore('broughtPhotos', () => {
  let waiting: BroughtPhotos | null = null
  function bring(brought: BroughtPhotos): void {
    waiting = brought
  }
  /** What was brought for this kind of record, once; a form of another kind lets go of it. */
  function take(type: string): BroughtPhotos | null {
    const brought = waiting
    waiting = null
    return brought?.type === type ? brought : null
  }
  return { bring, take }
})
