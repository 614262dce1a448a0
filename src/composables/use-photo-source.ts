import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue'
import { useDeviceRef } from './use-device.ts'

/** Where one photo can be seen from: the bytes here, or the server, which may not have them yet. */
export interface PhotoSource {
  readonly url: string
  readonly here: boolean
}

/**
 * Follows one photo; null until the notebook has been asked. The bytes are let go with the component.
 * @param small a picture for a list: a few kilobytes where it must be fetched
 */
export function usePhotoSource(
  sha256: () => string,
  small: () => boolean,
): Readonly<ShallowRef<PhotoSource | null>> {
  const device = useDeviceRef()
  const source = shallowRef<PhotoSource | null>(null)
  let own: string | null = null
  let turn = 0

  function release(): void {
    if (own) URL.revokeObjectURL(own)
    own = null
  }

  async function find(): Promise<void> {
    const mine = ++turn
    const name = sha256()
    const photos = device.value?.photos
    const photo = await (small() ? photos?.readSmall(name) : photos?.read(name))
    if (mine !== turn) return
    release()
    own = photo ? URL.createObjectURL(new Blob([photo.bytes], { type: photo.mime })) : null
    source.value = { url: own ?? `/api/blobs/${name}${small() ? '/thumb' : ''}`, here: own !== null }
  }

  watch([sha256, small], find, { immediate: true })
  onScopeDispose(() => {
    turn++
    release()
  })
  return source
}
