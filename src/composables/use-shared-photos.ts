import { inject, type InjectionKey, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { SharedPhoto, SharedPhotos } from '#storage/shared-photos.ts'

export type { SharedPhoto, SharedPhotos } from '#storage/shared-photos.ts'

export const sharedPhotosKey: InjectionKey<SharedPhotos> = Symbol('shared photos')

/** Pictures that another app shared and that are in no form yet; read again whenever the page is shown. */
export function useSharedPhotos(): {
  readonly photos: Readonly<ShallowRef<readonly SharedPhoto[] | null>>
  remove: (numbers: readonly number[]) => Promise<void>
} {
  const shared = inject(sharedPhotosKey, null)
  const photos = shallowRef<readonly SharedPhoto[] | null>(null)
  async function read(): Promise<void> {
    photos.value = (await shared?.all()) ?? []
  }
  async function remove(numbers: readonly number[]): Promise<void> {
    await shared?.remove(numbers)
    await read()
  }
  const onVisibility = () => {
    if (document.visibilityState === 'visible') void read()
  }
  document.addEventListener('visibilitychange', onVisibility)
  onScopeDispose(() => document.removeEventListener('visibilitychange', onVisibility))
  void read()
  return { photos, remove }
}
