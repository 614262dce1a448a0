import { jpegSegments } from './jpeg-segments.ts'
import { drawsPicture } from './read-jpeg.ts'

/**
 * The same pixels without anything else: some browsers write segments of their own when they encode a picture,
 * and the server takes none (`read-jpeg.ts`).
 * @throws FaultyPhoto when it is no whole JPEG
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = [...jpegSegments(bytes)].filter(drawsPicture)
  const bare = new Uint8Array(kept.reduce((sum, { start, end }) => sum + end - start, 0))
  let at = 0
  for (const { start, end } of kept) {
    bare.set(bytes.subarray(start, end), at)
    at += end - start
  }
  return bare
}
