import { Problem } from '#domain/problem.ts'
import type { StoredBlob } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'
import { photoKind } from './photo-kind.ts'
import type { PhotoFiles } from './photo-files.ts'

export const mostPhotoBytes = 2 * 1024 * 1024

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
 * server's are refused with that place; a photo that is no picture, or not the one it is named after, is
 * thrown away. @throws Problem uploadElsewhere, photoRefused, tooLarge
 */
export async function receivePhoto(
  { store, clock }: ServerContext,
  files: PhotoFiles,
  part: PhotoPart,
): Promise<number> {
  const { sha256, offset, size, bytes, user } = part
  if (size > mostPhotoBytes) throw new Problem('tooLarge', { most: mostPhotoBytes })
  const before = await store.read(({ blobs }) => blobs.get(sha256))
  if (before?.state === 'whole') return before.size // [B1]
  const goesOn = before?.user === user && before.size === size
  const expected = goesOn ? before.offset : 0
  if (offset !== expected) throw new Problem('uploadElsewhere', { offset: expected })
  const arrived = offset + bytes.length
  if (arrived > size) throw new Problem('photoRefused')
  const mime = offset === 0 ? photoKind(bytes) : before!.mime
  if (!mime) throw new Problem('photoRefused')
  await files.write(sha256, bytes, offset)
  const isWhole = arrived === size
  const isRight = !isWhole || (await files.hashOf(sha256)) === sha256
  const blob: StoredBlob = {
    sha256,
    size,
    mime,
    offset: isRight ? arrived : 0,
    state: isWhole && isRight ? 'whole' : 'arriving',
    user,
    updatedAt: clock(),
  }
  await store.write(({ blobs }) => blobs.put(blob))
  if (!isRight) {
    await files.remove(sha256)
    throw new Problem('photoRefused')
  }
  return arrived
}
