import { inject, type InjectionKey, ref, type Ref, shallowRef, type ShallowRef } from 'vue'
import type { Answers } from '#domain/fields/answers.ts'
import type { Photo } from '#domain/fields/photos.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { Device, Photos } from '#sync/device.ts'
import { forgetPhotos } from './forget-photos.ts'

/**
 * A field of photos; those of one that show one thing, as `<field>#<what>`, which each then says in `about`; or an
 * item of a checklist as `answers.<item>`.
 */
export type PhotoPlace = string

/**
 * The photos of one form. They belong to the form and not to the control on screen: storing one takes a moment,
 * and who has gone on to the next section by then must not lose it.
 */
export interface FormPhotos {
  /** How many are just being stored, by place. */
  readonly storing: Readonly<ShallowRef<ReadonlyMap<PhotoPlace, number>>>
  /** Why the last one could not be taken, by place. */
  readonly problems: Readonly<ShallowRef<ReadonlyMap<PhotoPlace, ProblemCode>>>
  /** The camera was open here when the page was killed: that photo is lost. */
  readonly interrupted: Readonly<Ref<PhotoPlace | null>>
  at(place: PhotoPlace): readonly string[]
  /** Resolves when the form is durable and marked as waiting for the camera, which often kills the page. */
  beforeCamera(place: PhotoPlace): Promise<void>
  /** The camera was closed without a photo. */
  cameraClosed(): void
  add(place: PhotoPlace, files: readonly { readonly file: Blob; readonly takenAt: number }[]): Promise<void>
  remove(place: PhotoPlace, sha256: string): Promise<void>
}

export const formPhotosKey: InjectionKey<FormPhotos> = Symbol('photos of the form')

/** Null outside a form, and where this device keeps no photos: then there is nothing to press. */
export const useFormPhotos = (): FormPhotos | null => inject(formPhotosKey, null)

interface PhotoForm {
  readonly device: Pick<Device, 'drafts'>
  readonly photos: Photos
  readonly body: () => object
  readonly setField: (name: string, value: unknown) => void
  /** Writes the draft with the place where the camera is open, durably. */
  readonly keepDurably: () => Promise<void>
}

export interface FormPhotosKeeper extends FormPhotos {
  /** Where the camera is open; kept in the draft. */
  readonly open: Ref<PhotoPlace | null>
  wasInterrupted(place: PhotoPlace): void
  /** Resolves when no photo is being stored any more. */
  settled(): Promise<void>
  /** After the draft was thrown away: its photos go as well, unless something else shows them. */
  forget(body: object): Promise<void>
}

export function keepFormPhotos({ device, photos, body, setField, keepDurably }: PhotoForm): FormPhotosKeeper {
  const storing = shallowRef<ReadonlyMap<PhotoPlace, number>>(new Map())
  const problems = shallowRef<ReadonlyMap<PhotoPlace, ProblemCode>>(new Map())
  const interrupted = ref<PhotoPlace | null>(null)
  const open = ref<PhotoPlace | null>(null)
  let last: Promise<unknown> = Promise.resolve()

  function count(place: PhotoPlace, more: number): void {
    storing.value = new Map(storing.value).set(place, (storing.value.get(place) ?? 0) + more)
  }

  function say(place: PhotoPlace, code: ProblemCode | null): void {
    const next = new Map(problems.value)
    if (code) next.set(place, code)
    else next.delete(place)
    problems.value = next
  }

  const partsOf = (place: PhotoPlace) => {
    const [field = '', about] = place.split('#')
    return { field, about }
  }

  const fieldOf = (field: string): readonly Photo[] =>
    (body() as Readonly<Record<string, readonly Photo[] | undefined>>)[field] ?? []

  function fieldAt(place: PhotoPlace): readonly Photo[] {
    const { field, about } = partsOf(place)
    return fieldOf(field).filter((photo) => about === undefined || photo.about === about)
  }

  const answersNow = () => (body() as { readonly answers?: Answers }).answers ?? {}
  const itemOf = (place: PhotoPlace) => (place.startsWith('answers.') ? place.slice('answers.'.length) : null)

  function at(place: PhotoPlace): readonly string[] {
    const item = itemOf(place)
    return item === null ? fieldAt(place).map(({ sha256 }) => sha256) : (answersNow()[item]?.photos ?? [])
  }

  function put(place: PhotoPlace, sha256: string, takenAt: number): void {
    if (at(place).includes(sha256)) return
    const item = itemOf(place)
    if (item === null) {
      const { field, about } = partsOf(place)
      return setField(field, [...fieldOf(field), { sha256, takenAt, ...(about && { about }) }])
    }
    const all = answersNow()
    setField('answers', { ...all, [item]: { ...all[item], photos: [...at(place), sha256] } })
  }

  function take(place: PhotoPlace, sha256: string): void {
    const item = itemOf(place)
    if (item === null) {
      const { field, about } = partsOf(place)
      const isIt = (one: Photo) => one.sha256 === sha256 && (about === undefined || one.about === about)
      return setField(
        field,
        fieldOf(field).filter((one) => !isIt(one)),
      )
    }
    const all = answersNow()
    const left = at(place).filter((one) => one !== sha256)
    const { photos: _all, ...rest } = all[item] ?? {}
    setField('answers', { ...all, [item]: left.length ? { ...rest, photos: left } : rest })
  }

  const forget = (thrown: object) => forgetPhotos({ drafts: device.drafts, photos }, thrown)

  async function store(place: PhotoPlace, file: Blob, takenAt: number): Promise<void> {
    try {
      put(place, await photos.add(file), takenAt)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      say(place, error.code)
    } finally {
      count(place, -1)
    }
  }

  return {
    storing,
    problems,
    interrupted,
    open,
    at,
    async beforeCamera(place) {
      say(place, null)
      interrupted.value = null
      open.value = place
      await keepDurably()
    },
    cameraClosed() {
      if (open.value === null) return
      open.value = null
      void keepDurably()
    },
    wasInterrupted(place) {
      interrupted.value = place
    },
    add(place, files) {
      say(place, null)
      interrupted.value = null
      count(place, files.length)
      const work = async () => {
        // One after the other: a small phone has no memory for many large pictures at once.
        for (const { file, takenAt } of files) await store(place, file, takenAt)
        // Until the last one is stored, a killed page has lost something.
        open.value = null
        await keepDurably()
      }
      const done = last.then(work, work)
      last = done
      return done
    },
    async remove(place, sha256) {
      take(place, sha256)
      await keepDurably()
      await forget({ sha256 })
    },
    async settled() {
      await last.catch(() => undefined)
    },
    forget,
  }
}
