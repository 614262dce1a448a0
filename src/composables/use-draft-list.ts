import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Draft } from '#sync/device.ts'
import { useDevice } from './use-device.ts'
import type { FormDraft } from './use-draft.ts'

/** A route by name, as the router takes it. */
export interface FormPlace {
  readonly name: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

export interface OpenDraft {
  readonly key: string
  readonly type: string
  /** Milliseconds. */
  readonly savedAt: number
  readonly content: FormDraft
  /** Opens the form where the person left it. */
  readonly to: FormPlace
  discard(): Promise<void>
}

/** The form a draft belongs to; null when the draft lacks what its form is opened by. */
export function draftPlace({ type, record, body: { body, extra } }: Draft<FormDraft>): FormPlace | null {
  const about = (name: string, param: string): FormPlace | null => {
    const target = body[param]
    if (typeof target !== 'string') return null
    return { name, params: { [param]: target }, query: record ? { record } : {} }
  }
  if (type === 'houseInspection') return about('inspection-form', 'house')
  if (type === 'elderVisit') return about('elder-visit-form', 'elder')
  if (type === 'visit') return record ? { name: 'visit-edit', params: { record } } : { name: 'visit-new' }
  if (type === 'matter' && !record) return { name: 'matter-new' }
  // What opened the form of a new record is needed to open the same draft again.
  const query = Object.fromEntries(Object.entries(extra).filter(([, value]) => typeof value === 'string'))
  return { name: 'record-edit', params: { type, id: record ?? 'new' }, query: query as Record<string, string> }
}

/** Forms that were begun and not saved, newest first; read again whenever the page is shown. */
export function useDraftList(): Readonly<ShallowRef<readonly OpenDraft[]>> {
  const { drafts } = useDevice()
  const list = shallowRef<readonly OpenDraft[]>([])

  async function read(): Promise<void> {
    const all = (await drafts.all()) as Draft<FormDraft>[]
    list.value = all
      .flatMap((draft) => {
        const to = draftPlace(draft)
        if (!to) return []
        const { key, type, savedAt, body: content } = draft
        return [{ key, type, savedAt, content, to, discard: () => drafts.remove(key).then(read) }]
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
