import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import { useSyncStatus } from '#composables/use-sync-status.ts'
import { deskFetch, type DeskParams } from './desk-fetch.ts'

export interface DeskQuestion {
  readonly path: string
  readonly params?: DeskParams
  /** What the answer is about, when the path does not say it all: another one's answer is never shown for it. */
  readonly about?: string
}

export interface DeskData<Message> {
  /** The last answer, also while the next one is on its way; null before the first. */
  readonly data: Ref<Message | null>
  readonly loading: Ref<boolean>
  readonly problem: Ref<ProblemCode | null>
  /** When the answer on screen came, in milliseconds. */
  readonly at: Ref<number | null>
  reload(): Promise<void>
}

/**
 * What the server says to a question that may change; null asks nothing. It is asked again after every exchange,
 * so that what was decided here or elsewhere shows.
 */
export function useDeskData<Message>(question: () => DeskQuestion | null): DeskData<Message> {
  const data = shallowRef<Message | null>(null) as Ref<Message | null>
  const loading = shallowRef(false)
  const problem = shallowRef<ProblemCode | null>(null)
  const at = shallowRef<number | null>(null)
  const status = useSyncStatus()
  let abort: AbortController | null = null

  async function reload(): Promise<void> {
    abort?.abort()
    const asked = question()
    if (!asked) {
      data.value = null
      loading.value = false
      return
    }
    const mine = new AbortController()
    abort = mine
    loading.value = true
    try {
      const answer = await deskFetch<Message>(asked.path, asked.params, mine.signal)
      if (mine.signal.aborted) return
      data.value = answer
      at.value = Date.now()
      problem.value = null
    } catch (error) {
      if (mine.signal.aborted) return
      if (!(error instanceof Problem)) throw error
      problem.value = error.code
    } finally {
      if (abort === mine) loading.value = false
    }
  }

  watch(
    () => JSON.stringify(question()),
    (now, before) => {
      // Another record's content must not stand under this one's name.
      if (subjectOf(now) !== subjectOf(before)) data.value = null
      void reload()
    },
    { immediate: true },
  )
  watch(
    () => status.value?.lastCompleteAt,
    (now, before) => {
      if (now && before && now !== before) void reload()
    },
  )
  onScopeDispose(() => abort?.abort())
  return { data, loading, problem, at, reload }
}

function subjectOf(question: string | undefined): string {
  const asked = question ? (JSON.parse(question) as DeskQuestion | null) : null
  return `${asked?.path ?? ''} ${asked?.about ?? ''}`
}
