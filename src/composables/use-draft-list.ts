import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Draft } from '#sync/device.ts'
import { useDevice } from './use-device.ts'
import { forgetPhotos } from './forget-photos.ts'
import type { FormDraft } from './use-draft.ts'

export interface OpenDraft {
  readonly key: string
  readonly type: string
  /** Milliseconds. */
  readonly savedAt: number
  /** What was filled so far, and the route that opens the form where the person left it. */
  readonly content: FormDraft
  /** Throws it away with the photos that nothing else shows. */
  discard(): Promise<void>
}

/** Forms that were begun and not saved, newest first; read again whenever the page is shown. */
export function useDraftList(): Readonly<ShallowRef<readonly OpenDraft[]>> {
  const { drafts, photos } = useDevice()
  const list = shallowRef<readonly OpenDraft[]>([])

  async function read(): Promise<void> {
    const all = (await drafts.all()) as Draft<FormDraft>[]
    list.value = all
      .map(({ key, type, savedAt, body: content }) => {
        const discard = async () => {
          await drafts.remove(key)
          await read()
          if (photos) await forgetPhotos({ drafts, photos }, content)
        }
        return { key, type, savedAt, content, discard }
      })
      .sort((a, b) => b.savedAt - a.savedAt)
  }

  const onVisibility = () => {
    if (document.visibilityState === 'visible') void read()
  }
  document.addEventListener('visibilitychange', onVisibility)
  onScopeDispose(() => document.removeEventListener('visibilitychange', onVisibility))
  void read()
  return list
}
