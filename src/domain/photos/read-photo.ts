import { FaultyPhoto, type PhotoFault, type PhotoShape, textAt } from './photo-shape.ts'
import { readJpeg } from './read-jpeg.ts'
import { readWebp } from './read-webp.ts'

/** What the first bytes say it is, whatever it is called; null for anything that is not kept. */
export function photoKind(bytes: Uint8Array): PhotoShape['mime'] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return 'image/webp'
  return null
}

/**
 * What a file is, when it is one still JPEG or WebP from its first to its last byte, of a size that can be shown,
 * and tells nothing but its pixels; else what is wrong with it. Pixels are not decoded.
 */
export function readPhoto(bytes: Uint8Array): PhotoShape | { readonly fault: PhotoFault } {
  const kind = photoKind(bytes)
  if (!kind) return { fault: 'unknownKind' }
  try {
    return kind === 'image/jpeg' ? readJpeg(bytes) : readWebp(bytes)
  } catch (error) {
    if (!(error instanceof FaultyPhoto)) throw error
    return { fault: error.fault }
  }
}
