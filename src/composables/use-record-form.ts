import { computed, type ComputedRef, provide, ref, type Ref, shallowRef, type ShallowRef } from 'vue'
import type { Answer, Answers } from '#domain/fields/answers.ts'
import type { Photo } from '#domain/fields/photos.ts'
import type { FieldIssue } from '#domain/fields/field.ts'
import type { JsonObject } from '#domain/json.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import { type BodyIssues, bodyIssues } from '#domain/record/body-issues.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { ScopeId } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { type RecordType, registry } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { patchBetween } from '#domain/sync/patch-between.ts'
import { type BroughtPhotos, useBroughtPhotos } from '#stores/brought-photos.ts'
import { useDevice } from './use-device.ts'
import { type FormDraft, type FormRoute, useDraft } from './use-draft.ts'
import { formPhotosKey, keepFormPhotos } from './use-form-photos.ts'

export interface RecordFormOptions<T extends RecordType, Extra extends object> {
  readonly type: T
  /** The record to correct; null for a new one. */
  readonly record: string | null
  /** The record to correct as the server shows it, for a screen whose device does not hold it. */
  readonly standing?: Pick<RecordVersion<Body<T>>, 'body' | 'state'>
  /** Tells the drafts of new records apart: the house, the elder. */
  readonly about?: string
  /** The route that opens this form again. */
  readonly route: FormRoute
  /** The body of a new record. */
  readonly start: () => Body<T>
  /** What is filled beside the record and kept in its draft. */
  readonly extra: () => Extra
  /** The scope of a new record. */
  readonly scope: (body: Body<T>, extra: Extra) => ScopeId
  /** Last touches before the body is judged and saved: the time it ended. */
  readonly finish?: (body: Body<T>, extra: Extra) => Body<T>
  /** What this form asks for beyond its definition. */
  readonly check?: (body: Body<T>, extra: Extra) => BodyIssues
  /** Other records saved in the same transaction. */
  readonly also?: (id: string, body: Body<T>, extra: Extra) => readonly Intent[]
}

export interface RecordForm<T extends RecordType, Extra extends object> {
  readonly definition: RecordDefinition
  readonly id: Readonly<Ref<string>>
  readonly isNew: boolean
  readonly body: Readonly<ShallowRef<Body<T>>>
  readonly extra: Readonly<ShallowRef<Extra>>
  /** The item or section on screen; kept in the draft. */
  readonly place: Readonly<Ref<string | null>>
  /** The draft has been read: show the form. */
  readonly ready: Readonly<Ref<boolean>>
  /** The form goes on where an earlier life of the tab ended. */
  readonly restored: Readonly<Ref<boolean>>
  /** What stands in the way of using this form at all. */
  readonly obstacle: Readonly<Ref<'missing' | 'closed' | null>>
  /** The record was closed while its correction was a draft: saving hands the change to a reviewer (rule M7). */
  readonly late: Readonly<Ref<boolean>>
  /** Everything that keeps the record from being saved, by field. */
  readonly issues: ComputedRef<BodyIssues>
  /** The issue to show beside a field now; null before the person could have known. */
  issueOf(name: string): FieldIssue | null
  readonly attempted: Readonly<Ref<boolean>>
  /** How many times saving came to nothing; with each, the person must be shown why. */
  readonly refused: Readonly<Ref<number>>
  readonly saving: Readonly<Ref<boolean>>
  /** Why the draft or the record could not be written; the text is still on screen. */
  readonly problem: ComputedRef<ProblemCode | null>
  set<K extends keyof Body<T> & string>(name: K, value: Body<T>[K] | null): void
  /** The same for a field known only at run time. */
  setField(name: string, value: unknown): void
  setAll(part: Partial<Body<T>>): void
  setAnswer(item: string, answer: Answer): void
  setExtra(part: Partial<Extra>): void
  goTo(place: string): void
  /** The person has left this field: mistakes in it may be shown. */
  touch(name: string): void
  /** Resolves with the record's id when it is durable; null when something is missing or there was no room. */
  save(): Promise<string | null>
  /** Forgets the draft. */
  discard(): Promise<void>
}

const isEmpty = (value: unknown) => value == null || value === '' || (Array.isArray(value) && !value.length)

/**
 * The state of one form: a typed body that is kept durably on every change, comes back after a killed tab with
 * the place on screen, and is saved in one transaction together with all that follows from it.
 */
export function useRecordForm<T extends RecordType, Extra extends object>(
  options: RecordFormOptions<T, Extra>,
): RecordForm<T, Extra> {
  const device = useDevice()
  const { type, record } = options
  const definition = registry[type] as unknown as RecordDefinition
  const standing = record === null ? undefined : (device.records.get(type, record) ?? options.standing)
  const isClosed = standing !== undefined && standing.state !== 'live'
  const obstacle = ref<'missing' | 'closed' | null>(
    record !== null && !standing ? 'missing' : isClosed ? 'closed' : null,
  )
  const late = ref(false)

  const id = ref(record ?? device.newId())
  let base: Body<T> | null = standing?.body ?? null
  const body: ShallowRef<Body<T>> = shallowRef(base ?? options.start())
  const extra: ShallowRef<Extra> = shallowRef(options.extra())
  const place = ref<string | null>(null)
  const ready = ref(false)
  const restored = ref(false)
  const attempted = ref(false)
  const refused = ref(0)
  const touched = shallowRef<ReadonlySet<string>>(new Set())
  const saving = ref(false)
  const saveProblem = shallowRef<ProblemCode | null>(null)
  let saved: Promise<string | null> | null = null
  const brought = definition.fields.photos?.kind === 'photos' ? useBroughtPhotos().take(type) : null

  const key = record ? `${type}:${record}` : options.about ? `${type}:new:${options.about}` : `${type}:new`
  const draft = useDraft<FormDraft<Body<T>, Extra>>(key, type, record)

  void draft.load().then((found) => {
    if (found && obstacle.value !== 'missing') {
      late.value = isClosed
      obstacle.value = null

      const content = found.body
      body.value = content.body
      // The patch says what the person saw when the correction began, whatever has arrived since.
      base = content.base
      extra.value = { ...options.extra(), ...content.extra }
      id.value = content.id
      place.value = found.place
      restored.value = true
      if (content.camera) photos?.wasInterrupted(content.camera)
    }
    ready.value = true
    if (brought && photos && !obstacle.value) void takeIn(brought)
  })

  /** Shared photos that were chosen for this form; they lie outside until its draft holds them. */
  async function takeIn({ photos: more, kept }: BroughtPhotos): Promise<void> {
    const now = (body.value as { readonly photos?: readonly Photo[] }).photos ?? []
    const fresh = more.filter(({ sha256 }) => now.every((one) => one.sha256 !== sha256))
    setField('photos', [...now, ...fresh])
    await draft.flush()
    if (draft.problem.value === null) await kept()
  }

  function keep(): void {
    const camera = photos?.open.value ?? null
    draft.keep(
      { body: body.value, base, extra: extra.value, id: id.value, route: options.route, camera },
      place.value,
    )
  }

  const photos = device.photos
    ? keepFormPhotos({
        device,
        photos: device.photos,
        body: () => body.value,
        setField,
        async keepDurably() {
          keep()
          await draft.flush()
        },
      })
    : null
  if (photos) provide(formPhotosKey, photos)

  function issuesIn(complete: Body<T>): BodyIssues {
    const all = {
      ...bodyIssues(definition, complete, { complete: true }),
      ...options.check?.(complete, extra.value),
    }
    if (definition.workflow?.commands.submit || base === null) return all
    // Correcting one line of an old file must not demand all that the file never had.
    const before = base as Readonly<Record<string, unknown>>
    return Object.fromEntries(
      Object.entries(all).filter(([name, issue]) => issue.code !== 'required' || !isEmpty(before[name])),
    )
  }

  const finished = () => options.finish?.(body.value, extra.value) ?? body.value
  const issues = computed<BodyIssues>(() => issuesIn(finished()))

  function issueOf(name: string): FieldIssue | null {
    const issue = issues.value[name]
    if (!issue) return null
    if (attempted.value) return issue
    return touched.value.has(name) && issue.code !== 'required' ? issue : null
  }

  function setField(name: string, value: unknown): void {
    const { [name]: _old, ...rest } = body.value as Readonly<Record<string, unknown>>
    body.value = (isEmpty(value) ? rest : { ...rest, [name]: value }) as Body<T>
    keep()
  }

  function setAll(part: Partial<Body<T>>): void {
    body.value = { ...body.value, ...part }
    keep()
  }

  function setAnswer(item: string, answer: Answer): void {
    const answers = (body.value as { readonly answers?: Answers }).answers ?? {}
    setField('answers', { ...answers, [item]: answer })
  }

  function setExtra(part: Partial<Extra>): void {
    extra.value = { ...extra.value, ...part }
    keep()
  }

  function goTo(where: string): void {
    if (place.value === where) return
    place.value = where
    if (!saved) keep()
  }

  function touch(name: string): void {
    if (!touched.value.has(name)) touched.value = new Set(touched.value).add(name)
  }

  function intentsFor(after: Body<T>): Intent[] {
    const next = after as unknown as JsonObject
    const intents: Intent[] = []
    if (base === null) {
      const scope = options.scope(after, extra.value)
      intents.push({ op: 'create', type, record: id.value, scope, body: next })
    } else {
      const set = patchBetween(definition, base as unknown as JsonObject, next)
      if (Object.keys(set).length) intents.push({ op: 'patch', type, record: id.value, set })
    }
    const { workflow } = definition
    const now = device.records.find(id.value)?.body[workflow?.field ?? '']
    if (workflow?.commands.submit && (base === null || workflow.commands.submit.from.includes(String(now)))) {
      intents.push({ op: 'command', type, record: id.value, command: 'submit', args: {} })
    }
    return intents
  }

  async function write(): Promise<string | null> {
    attempted.value = true
    saveProblem.value = null
    // A moment at most: what was photographed belongs to what is handed in.
    await photos?.settled()
    const complete = finished()
    if (Object.keys(issuesIn(complete)).length) return null
    // Another tab has saved the same draft meanwhile: what was typed here is a record of its own.
    if (base === null && device.records.find(id.value)) id.value = device.newId()
    const after = JSON.parse(JSON.stringify(complete)) as Body<T>
    const intents = [...intentsFor(after), ...(options.also?.(id.value, after, extra.value) ?? [])]
    saving.value = true
    await draft.stop()
    try {
      if (intents.length) await device.save(intents, { removeDraft: key })
      else await device.drafts.remove(key)
      return id.value
    } catch (error) {
      draft.resume()
      if (!(error instanceof Problem)) throw error
      saveProblem.value = error.code
      return null
    } finally {
      saving.value = false
    }
  }

  /** A second tap gets the first one's answer; only a save that did not happen may be tried again. */
  function save(): Promise<string | null> {
    saved ??= write().then(
      (done) => {
        if (done === null) {
          saved = null
          refused.value++
        }
        return done
      },
      (error: unknown) => {
        saved = null
        throw error
      },
    )
    return saved
  }

  async function discard(): Promise<void> {
    await draft.stop()
    await device.drafts.remove(key)
    await photos?.forget(body.value)
  }

  return {
    definition,
    id,
    isNew: record === null,
    body,
    extra,
    place,
    ready,
    restored,
    obstacle,
    late,
    issues,
    issueOf,
    attempted,
    refused,
    saving,
    problem: computed(() => saveProblem.value ?? draft.problem.value),
    set: setField,
    setField,
    setAll,
    setAnswer,
    setExtra,
    goTo,
    touch,
    save,
    discard,
  }
}
