import { Problem } from '#domain/problem.ts'
import type { Picture, StoredPhoto } from '#storage/photo-store.ts'
import type { PartSize } from './part-size.ts'

/** How many bytes of a photo have arrived, and whether those are all, by the server's word. */
export interface Standing {
  readonly offset: number
  readonly whole: boolean
}

/** The way of photos to the server. */
export interface PhotoLine {
  /** 0 of it when the server does not know it. @throws Problem offline … */
  standing(sha256: string): Promise<Standing>
  /**
   * Sends the bytes from an offset on; resolves with how many have arrived then.
   * @throws Problem uploadElsewhere with `details.offset`, photoRefused, photoDamaged, tooLarge, offline …
   */
  append(part: { sha256: string; offset: number; size: number; bytes: ArrayBuffer }): Promise<number>
  /** @throws Problem notFound for the photo of another, photoRefused, offline … */
  putThumb(sha256: string, thumb: Picture): Promise<void>
}

export interface UploadWorld {
  readonly line: PhotoLine
  readonly clock: () => number
  readonly partSize: PartSize
  /** False ends it between two parts. */
  readonly goOn: () => boolean
  /** How many bytes the server has now. */
  readonly onProgress: (offset: number) => void
}

/** A server that sends us back and forth this often will not take it today. */
const TURNS = 50

/**
 * Uploads one photo from wherever the server stands (B2). True when the server has all of it, by its own word.
 * A line that breaks is tried again at once for as long as each try brings it forward.
 * @throws Problem
 */
export async function uploadPhoto(world: UploadWorld, { sha256, bytes }: StoredPhoto): Promise<boolean> {
  const { line, clock, partSize, goOn, onProgress } = world
  const size = bytes.byteLength
  let standing = await line.standing(sha256)
  for (let astray = 0; !standing.whole;) {
    const { offset } = standing
    onProgress(offset)
    if (!goOn()) return false
    if (astray > TURNS || offset >= size) throw new Problem('serverFault', { offset })
    const sentAt = clock()
    try {
      const part = bytes.slice(offset, offset + partSize.bytes)
      const arrived = await line.append({ sha256, offset, size, bytes: part })
      standing = { offset: arrived, whole: arrived === size }
      partSize.arrived(clock() - sentAt)
    } catch (error) {
      standing = await standingAfter(error, world, { sha256, offset })
    }
    if (standing.offset <= offset) astray++
  }
  onProgress(size)
  return true
}

/** Where to go on after a part that failed. @throws the failure when there is nothing to be gained by another try now */
async function standingAfter(
  error: unknown,
  { line, partSize }: UploadWorld,
  { sha256, offset }: { readonly sha256: string; readonly offset: number },
): Promise<Standing> {
  if (!(error instanceof Problem)) throw error
  if (error.code === 'uploadElsewhere' && typeof error.details.offset === 'number')
    return { offset: error.details.offset, whole: false }
  if (error.code === 'tooLarge' && !partSize.isLeast) {
    // Something between us and the server takes only small requests.
    partSize.broke()
    return { offset, whole: false }
  }
  if (error.code !== 'offline') throw error
  partSize.broke()
  const standing = await line.standing(sha256)
  if (!standing.whole && standing.offset <= offset) throw error
  return standing
}
