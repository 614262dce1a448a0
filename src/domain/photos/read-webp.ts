import { checkDimensions, FaultyPhoto, type PhotoShape, textAt } from './photo-shape.ts'

interface Chunk {
  readonly name: string
  readonly content: Uint8Array
}

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Walks a whole WebP: one still picture, with a plane of transparency at most, and nothing before, between or
 * behind. @throws FaultyPhoto
 */
export function readWebp(bytes: Uint8Array): PhotoShape {
  const [first, ...others] = chunksOf(bytes)
  if (!first) throw new FaultyPhoto('cutOff')
  if (first.name !== 'VP8X') {
    if (others.length) throw new FaultyPhoto('foreignPart')
    return { mime: 'image/webp', ...frameSize(first) }
  }
  const canvas = canvasSize(first)
  const [picture, ...behind] = others[0]?.name === 'ALPH' ? others.slice(1) : others
  for (const { name } of others) if (name === 'EXIF' || name === 'XMP ') throw new FaultyPhoto('metadata')
  if (!picture || behind.length) throw new FaultyPhoto('foreignPart')
  const size = frameSize(picture)
  if (size.width !== canvas.width || size.height !== canvas.height) throw new FaultyPhoto('malformed')
  return { mime: 'image/webp', ...size }
}

function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 20) throw new FaultyPhoto('cutOff')
  const end = view.getUint32(4, true) + 8
  if (end > bytes.length) throw new FaultyPhoto('cutOff')
  if (end < bytes.length) throw new FaultyPhoto('trailingBytes')
  for (let at = 12; at < end;) {
    if (at + 8 > end) throw new FaultyPhoto('malformed')
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (next > end) throw new FaultyPhoto('cutOff')
    if (length % 2 && bytes[next - 1] !== 0) throw new FaultyPhoto('foreignPart')
    yield { name: textAt(bytes, at, 4), content: bytes.subarray(at + 8, at + 8 + length) }
    at = next
  }
}

const animation = 0x02
const transparency = 0x10

function canvasSize({ content }: Chunk): Size {
  if (content.length !== 10) throw new FaultyPhoto('malformed')
  const flags = content[0]!
  if (flags & animation) throw new FaultyPhoto('animated')
  // What is left names a colour profile, or where and with what it was taken.
  if (flags & ~transparency) throw new FaultyPhoto('metadata')
  const number = (at: number) => content[at]! | (content[at + 1]! << 8) | (content[at + 2]! << 16)
  const size = { width: number(4) + 1, height: number(7) + 1 }
  checkDimensions(size.width, size.height)
  return size
}

function frameSize({ name, content }: Chunk): Size {
  if (name === 'VP8 ') return lossySize(content)
  if (name === 'VP8L') return losslessSize(content)
  throw new FaultyPhoto(name === 'ANIM' || name === 'ANMF' ? 'animated' : 'foreignPart')
}

function lossySize(content: Uint8Array): Size {
  const isKeyFrame = content.length > 10 && (content[0]! & 1) === 0
  if (!isKeyFrame || content[3] !== 0x9d || content[4] !== 0x01 || content[5] !== 0x2a)
    throw new FaultyPhoto('malformed')
  const firstPart = (content[0]! | (content[1]! << 8) | (content[2]! << 16)) >> 5
  if (10 + firstPart > content.length) throw new FaultyPhoto('cutOff')
  const size = {
    width: (content[6]! | (content[7]! << 8)) & 0x3fff,
    height: (content[8]! | (content[9]! << 8)) & 0x3fff,
  }
  checkDimensions(size.width, size.height)
  return size
}

function losslessSize(content: Uint8Array): Size {
  if (content.length < 6 || content[0] !== 0x2f) throw new FaultyPhoto('malformed')
  const bits = (content[1]! | (content[2]! << 8) | (content[3]! << 16) | (content[4]! << 24)) >>> 0
  if (bits >>> 29) throw new FaultyPhoto('malformed')
  const size = { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  checkDimensions(size.width, size.height)
  return size
}
