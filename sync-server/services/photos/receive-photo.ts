import { createHash } from 'node:crypto'
import { photoKind, readPhoto } from '#domain/photos/read-photo.ts'
import { Problem } from '#domain/problem.ts'
import type { StoredBlob } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'
import { nameOf, partNameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'
import { wholePhoto } from './whole-photo.ts'

export const mostPhotoBytes = 2 * 1024 * 1024

/** Photos that wait for their record, or belong to none: a day's work of a whole office, and no film archive. */
export const mostUnshownBytes = 200 * 1024 * 1024
export const unshownDays = 90
const day = 86_400_000

export interface PhotoPart {
  readonly sha256: string
  /** Where these bytes belong, and how many the photo has in all. */
  readonly offset: number
  readonly size: number
  readonly bytes: Uint8Array
  readonly user: string
}

/**
 * Takes the next bytes of a photo and returns how many have arrived (B2). Bytes for another place than the
 * server's are refused with that place; with the last ones the whole is checked, and thrown away when it is no
 * picture, not the one it is named after, or says more than its pixels.
 * @throws Problem uploadElsewhere, photoRefused, photoDamaged, photoMetadata, photoTooLarge, photoQuota, badRequest
 */
export async function receivePhoto(
  context: ServerContext,
  photos: PhotoStore,
  part: PhotoPart,
): Promise<number> {
  const { sha256, offset, size, bytes, user } = part
  if (size > mostPhotoBytes) throw new Problem('photoTooLarge', { most: mostPhotoBytes })
  const name = partNameOf(sha256, user)
  const whole = await wholePhoto(context, photos, sha256)
  if (whole) {
    // [B1] Another was quicker.
    await photos.remove(name)
    return whole.size
  }
  const arrived = (await photos.size(name)) ?? 0
  if (offset !== arrived) throw new Problem('uploadElsewhere', { offset: arrived })
  const end = offset + bytes.length
  if (end > size) {
    await photos.remove(name)
    throw new Problem('badRequest', { size })
  }
  if (!bytes.length && end < size) return arrived
  if (offset === 0) checkBeginning(bytes)
  await makeRoom(context, part)
  if (end === size) return finish(context, photos, part)
  if (!(await photos.append(name, offset, bytes)))
    throw new Problem('uploadElsewhere', { offset: (await photos.size(name)) ?? 0 })
  return end
}

function checkBeginning(bytes: Uint8Array): void {
  // Of less than this nobody can tell the kind; the end will.
  if (bytes.length >= 12 && !photoKind(bytes)) throw new Problem('photoRefused', { reason: 'unknownKind' })
}

/**
 * Notes for whom so many bytes arrive, once for all parts: a length that has grown since is counted, too, for
 * whoever says so.
 */
async function makeRoom({ store, clock }: ServerContext, part: PhotoPart): Promise<void> {
  const { sha256, size, user } = part
  const isNoted = (known: StoredBlob | null) => known?.state === 'arriving' && known.size >= size
  if (isNoted(await store.read(({ blobs }) => blobs.get(sha256)))) return
  await store.write(async ({ blobs }) => {
    const known = await blobs.get(sha256)
    if (known?.state === 'whole' || isNoted(known)) return
    const isShown = (await blobs.scopesOf(sha256)).length > 0
    const unshown = isShown ? 0 : await blobs.unshownBytes(user, clock() - unshownDays * day)
    const more = known?.user === user ? size - known.size : size
    if (unshown + more > mostUnshownBytes) throw new Problem('photoQuota', { most: mostUnshownBytes })
    const row = { sha256, size, offset: 0, state: 'arriving', user, updatedAt: clock() } as const
    await blobs.put({ ...row, mime: (part.offset === 0 && photoKind(part.bytes)) || (known?.mime ?? '') })
  })
}

/** The last bytes never join the others unchecked: what is put together is a photo, or is gone. */
async function finish(context: ServerContext, photos: PhotoStore, part: PhotoPart): Promise<number> {
  const { store, clock } = context
  const { sha256, size, bytes, user } = part
  const name = partNameOf(sha256, user)
  const before = part.offset === 0 ? new Uint8Array() : ((await photos.read(name)) ?? new Uint8Array())
  if (before.length !== part.offset) throw new Problem('uploadElsewhere', { offset: before.length })
  const all = Buffer.concat([before, bytes])
  let mime: string
  try {
    mime = judge(all, sha256)
  } catch (error) {
    await photos.remove(name)
    await store.write(async ({ blobs }) => {
      const row = await blobs.get(sha256)
      if (row?.state === 'arriving' && row.user === user) await blobs.remove(sha256)
    })
    throw error
  }
  await photos.put(nameOf(sha256), all)
  await store.write(async ({ blobs }) => {
    const row = await blobs.get(sha256)
    const first = row?.state === 'whole' ? row.user : user
    await blobs.put({ sha256, size, mime, offset: size, state: 'whole', user: first, updatedAt: clock() })
  })
  await photos.remove(name)
  return size
}

/** @throws Problem photoDamaged, photoMetadata, photoTooLarge, photoRefused */
function judge(bytes: Uint8Array, sha256: string): string {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Problem('photoDamaged')
  const read = readPhoto(bytes)
  if (!('fault' in read)) return read.mime
  const reason = read.fault
  if (reason === 'metadata') throw new Problem('photoMetadata', { reason })
  if (reason === 'dimensions') throw new Problem('photoTooLarge', { reason })
  throw new Problem('photoRefused', { reason })
}
