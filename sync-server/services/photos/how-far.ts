import { Problem } from '#domain/problem.ts'
import type { ServerContext } from '../server-context.ts'
import { partNameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'
import { wholePhoto } from './whole-photo.ts'

/**
 * How many bytes of a photo have arrived from this person; `size` once all have, from whomever (B1, B2).
 * @throws Problem notFound
 */
export async function howFar(
  context: ServerContext,
  photos: PhotoStore,
  { sha256, user }: { readonly sha256: string; readonly user: string },
): Promise<{ readonly offset: number; readonly size: number | null }> {
  const whole = await wholePhoto(context, photos, sha256)
  if (whole) return { offset: whole.size, size: whole.size }
  const offset = await photos.size(partNameOf(sha256, user))
  if (offset === null) throw new Problem('notFound')
  return { offset, size: null }
}
