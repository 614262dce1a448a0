import { Problem } from '#domain/problem.ts'
import {
  checkPart,
  headerLengthOf,
  headerStart,
  type PartPlace,
  readHeader,
} from '#domain/rescue/capsule-file.ts'
import { partMessage } from '#domain/rescue/part-message.ts'
import type { PartAnswer } from '#domain/rescue/part.ts'
import type { Prelude } from '#domain/rescue/prelude.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import type { RescueWorld } from './rescue-world.ts'

/** What the server said of a colleague's file, in numbers. */
export interface RescueSlip {
  readonly author: string
  readonly madeAt: number
  readonly entries: number
  readonly applied: number
  /** In a review: a supervisor decides. */
  readonly kept: number
  readonly known: number
  readonly photos: number
  readonly photosArrived: number
  readonly photosKnown: number
  readonly photosRefused: number
  /** The author's phone or account is shut, so a supervisor decides on everything. */
  readonly isShut: boolean
}

/**
 * Brings a colleague's file to the server, part by part. Nothing is sent before the whole file has proved to be as it
 * was made; after a line that broke it is begun anew and nothing arrives twice (X2, P2).
 * @param onProgress how far it is, 0 to 1
 * @throws Problem notRescueFile, rescueDamaged, rescueNewer, rescueOtherServer, rescueNotGenuine, offline, signInNeeded …
 */
export async function deliverCapsule(
  { subtle, line }: RescueWorld,
  file: Blob,
  onProgress: (done: number) => void = () => undefined,
): Promise<RescueSlip> {
  const read = async (start: number, end: number): Promise<Bytes> => {
    try {
      return new Uint8Array(await file.slice(start, end).arrayBuffer())
    } catch (error) {
      // A file in a cloud folder may be gone by now.
      throw new Problem('rescueDamaged', {}, { cause: error })
    }
  }
  const header = await read(0, headerLengthOf(await read(0, headerStart)))
  const { prelude, places } = await readHeader(subtle, header, file.size)
  const part = async ({ start, end }: PartPlace) => read(start, end)
  for (const place of places) await checkPart(subtle, await part(place), place)

  const bring = async <K extends PartAnswer['kind']>(index: number, kind: K) => {
    const place = places[index]
    if (!place) throw new Problem('rescueDamaged', { index })
    const sealed = await part(place)
    return said(await line.bring(partMessage(prelude satisfies Prelude, index, sealed)), kind)
  }
  const cover = await bring(0, 'cover')
  const photosFrom = places.length - cover.photos
  if (photosFrom < 1) throw new Problem('rescueDamaged', { photosFrom })
  const steps = photosFrom + cover.wanted.length
  onProgress(1 / steps)
  const counts = { applied: 0, kept: 0, known: 0, photosArrived: 0, photosKnown: 0, photosRefused: 0 }
  for (let index = 1; index < photosFrom; index++) {
    const { applied, kept, known } = await bring(index, 'entries')
    counts.applied += applied
    counts.kept += kept
    counts.known += known
    onProgress((index + 1) / steps)
  }
  counts.photosKnown = cover.photos - cover.wanted.length
  for (const [i, index] of cover.wanted.entries()) {
    const { state } = await bring(index, 'photo')
    if (state === 'arrived') counts.photosArrived++
    else if (state === 'known') counts.photosKnown++
    else counts.photosRefused++
    onProgress((photosFrom + i + 1) / steps)
  }
  const { author, madeAt, entries, photos, isShut } = cover
  return { author, madeAt, entries, photos, isShut, ...counts }
}

function said<K extends PartAnswer['kind']>(
  answer: PartAnswer,
  kind: K,
): Extract<PartAnswer, { readonly kind: K }> {
  if (answer.kind !== kind) throw new Problem('rescueDamaged', { kind: answer.kind })
  return answer as Extract<PartAnswer, { readonly kind: K }>
}
