import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { PhotoHead } from '#domain/rescue/part.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import { howFar } from '../photos/how-far.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import { receivePhoto } from '../photos/receive-photo.ts'
import { wholePhoto } from '../photos/whole-photo.ts'
import type { ServerContext } from '../server-context.ts'

/** No other photo has to wait for one that will never be taken. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  'photoRefused',
  'photoMetadata',
  'photoTooLarge',
  'photoQuota',
])
const tries = 3

/** Takes a whole photo as its author's, going on where the author's own phone had stopped (B1, B2). */
export async function takePhoto(
  context: ServerContext,
  photos: PhotoStore,
  { author, sha256 }: PhotoHead,
  bytes: Bytes,
): Promise<'arrived' | 'known' | 'refused'> {
  if (await wholePhoto(context, photos, sha256)) return 'known'
  for (let left = tries; ; left--) {
    try {
      const offset = await arrived(context, photos, sha256, author)
      const rest = bytes.subarray(offset)
      await receivePhoto(context, photos, {
        sha256,
        offset,
        size: bytes.length,
        bytes: rest,
        user: author,
      })
      return 'arrived'
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (refusals.has(error.code)) return 'refused'
      // The beginning that was there was another's or bent, or the author's phone is sending just now.
      if (!left || !['photoDamaged', 'uploadElsewhere', 'badRequest'].includes(error.code)) throw error
    }
  }
}

async function arrived(
  context: ServerContext,
  photos: PhotoStore,
  sha256: string,
  user: string,
): Promise<number> {
  try {
    return (await howFar(context, photos, { sha256, user })).offset
  } catch (error) {
    if (error instanceof Problem && error.code === 'notFound') return 0
    throw error
  }
}
