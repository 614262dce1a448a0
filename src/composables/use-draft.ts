import { getCurrentScope, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { JsonObject } from '#domain/json.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { Draft } from '#sync/device.ts'
import { useDevice } from './use-device.ts'

/** A route by its name, as the router takes it. */
export interface FormRoute {
  readonly name: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | readonly string[]>>
}

/** What a form keeps of itself between two lives of the tab. */
export interface FormDraft<Body = JsonObject, Extra = JsonObject> {
  readonly body: Body
  /** What the person saw when the correction began; null for a new record. */
  readonly base: Body | null
  /** What is being filled beside the record: matters to create, edits of the house's file. */
  readonly extra: Extra
  /** The id a new record will have, so that a second attempt to save is the same record. */
  readonly id: string
  /** Opens the form again. */
  readonly route: FormRoute
  /** Where a photo was about to be taken: the camera often kills the page. */
  readonly camera?: string | null
}

export interface DraftKeeper<Content> {
  load(): Promise<Draft<Content> | undefined>
  /** Writes at once, then at most every `restMs` with the newest content. */
  keep(content: Content, place: string | null): void
  /** Resolves when everything given to `keep` is durable, or has failed with `problem`. */
  flush(): Promise<void>
  /** Stops writing: the caller removes the draft in the transaction that saves the record. */
  stop(): Promise<void>
  /** Writes again, after a save that failed. */
  resume(): void
  readonly problem: Readonly<ShallowRef<ProblemCode | null>>
}

const restMs = 150

/**
 * Keeps a form's content durably while it is being filled. The first change is written at once and the rest
 * follows in steps; what is left is flushed when the page is hidden, which may be its last moment.
 */
export function useDraft<Content>(key: string, type: string, record: string | null): DraftKeeper<Content> {
  const { drafts } = useDevice()
  const problem = shallowRef<ProblemCode | null>(null)
  let waiting: { content: Content; place: string | null } | null = null
  let writing: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let stopped = false

  async function write(): Promise<void> {
    if (!waiting || stopped) return
    const { content, place } = waiting
    waiting = null
    // A plain copy: what Vue wraps cannot be cloned into the database.
    const body = JSON.parse(JSON.stringify(content)) as Content
    try {
      await drafts.put<Content>({ key, type, record, body, place })
      problem.value = null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error.code
    }
  }

  function begin(): Promise<void> {
    writing ??= write().finally(() => {
      writing = null
    })
    return writing
  }

  function keep(content: Content, place: string | null): void {
    waiting = { content, place }
    if (stopped || timer) return
    void begin()
    timer = setTimeout(() => {
      timer = null
      if (waiting) keep(waiting.content, waiting.place)
    }, restMs)
  }

  async function flush(): Promise<void> {
    await writing
    await begin()
  }

  async function stop(): Promise<void> {
    stopped = true
    if (timer) clearTimeout(timer)
    timer = null
    await writing
  }

  function resume(): void {
    stopped = false
    if (waiting) keep(waiting.content, waiting.place)
  }

  const onHide = () => void flush()
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') onHide()
  }
  document.addEventListener('visibilitychange', onVisibility)
  addEventListener('pagehide', onHide)
  if (getCurrentScope()) {
    onScopeDispose(() => {
      document.removeEventListener('visibilitychange', onVisibility)
      removeEventListener('pagehide', onHide)
      if (timer) clearTimeout(timer)
      void flush()
    })
  }

  return { load: () => drafts.get<Content>(key), keep, flush, stop, resume, problem }
}
