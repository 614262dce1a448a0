import { Problem } from '#domain/problem.ts'
import type { StoredPhoto } from '#storage/photo-store.ts'

/** The way of photos to the server. */
export interface PhotoLine {
  /** Bytes that have arrived; 0 when the server does not know it. @throws Problem offline … */
  offset(sha256: string): Promise<number>
  /**
   * Sends the bytes from an offset on; resolves with how many have arrived then.
   * @throws Problem uploadElsewhere with `details.offset`, photoRefused, tooLarge, offline …
   */
  append(part: { sha256: string; offset: number; size: number; bytes: ArrayBuffer }): Promise<number>
}

/** As much as a slow line carries before it is likely to break. */
const PART = 128 * 1024

/** A server that sends us back and forth this often will not take it today. */
const TURNS = 50

/**
 * Uploads one photo from wherever the server stands (B2). True when the server has all of it.
 * @param goOn false ends it between two parts
 */
export async function uploadPhoto(
  line: PhotoLine,
  { sha256, bytes }: StoredPhoto,
  goOn: () => boolean,
): Promise<boolean> {
  const size = bytes.byteLength
  let offset = await line.offset(sha256)
  for (let turn = 0; offset < size; turn++) {
    if (!goOn()) return false
    if (turn > TURNS + size / PART) throw new Problem('serverFault', { offset })
    try {
      offset = await line.append({ sha256, offset, size, bytes: bytes.slice(offset, offset + PART) })
    } catch (error) {
      const elsewhere =
        error instanceof Problem && error.code === 'uploadElsewhere' ? error.details.offset : null
      if (typeof elsewhere !== 'number') throw error
      offset = elsewhere
    }
  }
  return true
}
