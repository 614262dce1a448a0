import { readPhoto } from '#domain/photos/read-photo.ts'
import { Problem } from '#domain/problem.ts'
import type { ServerContext } from '../server-context.ts'
import { nameOf, thumbNameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'
import { wholePhoto } from './whole-photo.ts'

export const mostThumbBytes = 48 * 1024
const longestSide = 480
/** By how much the proportions may differ: a small picture is rounded to whole pixels. */
const tolerance = 0.05

/**
 * Keeps the small picture that the device made of a photo, so that a list on a bad line loads kilobytes. Only who
 * brought the photo may, and only once; it is seen wherever the photo is.
 * @throws Problem notFound, photoRefused
 */
export async function receiveThumb(
  context: ServerContext,
  photos: PhotoStore,
  { sha256, bytes, user }: { readonly sha256: string; readonly bytes: Uint8Array; readonly user: string },
): Promise<void> {
  const whole = await wholePhoto(context, photos, sha256)
  if (whole?.user !== user) throw new Problem('notFound')
  if ((await photos.size(thumbNameOf(sha256))) !== null) return
  const small = readPhoto(bytes)
  if ('fault' in small) throw new Problem('photoRefused', { reason: small.fault })
  const large = readPhoto((await photos.read(nameOf(sha256))) ?? new Uint8Array())
  if ('fault' in large) throw new Problem('notFound')
  const [ratio, wanted] = [small.width / small.height, large.width / large.height]
  const isAlike = Math.abs(ratio / wanted - 1) <= tolerance + 1 / Math.min(small.width, small.height)
  if (Math.max(small.width, small.height) > longestSide || !isAlike)
    throw new Problem('photoRefused', { reason: 'dimensions' })
  await photos.put(thumbNameOf(sha256), bytes)
}
