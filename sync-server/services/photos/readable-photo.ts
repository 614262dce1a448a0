import { readPhoto } from '#domain/photos/read-photo.ts'
import { Problem } from '#domain/problem.ts'
import type { ServerContext } from '../server-context.ts'
import { nameOf, thumbNameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'

export interface ReadablePhoto {
  readonly mime: string
  readonly bytes: Uint8Array
  /** The reader took it: this right never ends, others may. */
  readonly isOwn: boolean
  readonly isThumb: boolean
}

/**
 * A whole photo, for whoever took it or may see a record that shows it; where a small one is asked for and there
 * is none, the large one. @throws Problem notFound for all others
 */
export async function readablePhoto(
  { store }: ServerContext,
  photos: PhotoStore,
  wanted: { readonly sha256: string; readonly user: string; readonly small: boolean },
): Promise<ReadablePhoto> {
  const { sha256, user, small } = wanted
  const blob = await store.read(async ({ blobs, grants }) => {
    const found = await blobs.get(sha256)
    if (found?.state !== 'whole') throw new Problem('notFound')
    if (found.user === user) return found
    const shown = new Set(await blobs.scopesOf(sha256))
    const mine = await grants.ofUser(user)
    if (!mine.some(({ scope }) => shown.has(scope))) throw new Problem('notFound')
    return found
  })
  const isOwn = blob.user === user
  const thumb = small ? await photos.read(thumbNameOf(sha256)) : null
  if (thumb) {
    const shape = readPhoto(thumb)
    if (!('fault' in shape)) return { mime: shape.mime, bytes: thumb, isOwn, isThumb: true }
  }
  const bytes = await photos.read(nameOf(sha256))
  if (!bytes) throw new Problem('notFound')
  return { mime: blob.mime, bytes, isOwn, isThumb: false }
}
