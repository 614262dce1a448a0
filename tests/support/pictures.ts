import { createHash, randomBytes } from 'node:crypto'

const marker = (code: number, content: readonly number[] = []) => {
  const length = content.length + 2
  return Buffer.from([0xff, code, length >> 8, length & 0xff, ...content])
}
const zeros = (n: number): number[] => Array.from({ length: n }, () => 0)
const word = (n: number): number[] => [n >> 8, n & 0xff]

interface JpegParts {
  readonly width?: number
  readonly height?: number
  /** Bytes of the whole file; what draws nothing sensible stands where the pixels are. */
  readonly size?: number
  /** Segments between the first and the tables: metadata, comments. */
  readonly extra?: readonly Buffer[]
}

/** A JPEG that is right in every part, of any size; its pixels are chance. */
export function jpeg({ width = 1200, height = 1600, size = 1_000, extra = [] }: JpegParts = {}): Buffer {
  const head = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    marker(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...extra,
    marker(0xdb, [0, ...zeros(64)]),
    marker(0xc0, [8, ...word(height), ...word(width), 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]),
    marker(0xc4, [0, 1, ...zeros(15), 0]),
    marker(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
  ])
  const pixels = randomBytes(Math.max(1, size - head.length - 2)).map((byte) => (byte === 0xff ? 0 : byte))
  return Buffer.concat([head, pixels, Buffer.from([0xff, 0xd9])])
}

/** Metadata as a camera writes it. */
export const exif = marker(0xe1, [...Buffer.from('Exif\0\0MM\0*'), ...zeros(20)])
export const xmp = marker(0xe1, [...Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>')])
export const comment = (text: string): Buffer => marker(0xfe, [...Buffer.from(text)])
export const segment = marker

const chunk = (name: string, content: readonly number[]) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(name), length, Buffer.from(content), Buffer.alloc(content.length % 2)])
}

const riff = (...chunks: readonly Buffer[]) => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), length, body])
}

const little = (n: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => (n >> (8 * i)) & 0xff)

const lossy = (width: number, height: number) =>
  chunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2), ...zeros(21)])
const lossless = (width: number, height: number) =>
  chunk('VP8L', [0x2f, ...little(((height - 1) << 14) | (width - 1), 4), ...zeros(8)])
const extended = (width: number, height: number, flags: number) =>
  chunk('VP8X', [flags, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)])

/** WebP in the shapes that there are, some of which nobody takes. */
export const webp = {
  lossy: (width = 1200, height = 1600): Buffer => riff(lossy(width, height)),
  lossless: (width = 1200, height = 1600): Buffer => riff(lossless(width, height)),
  transparent: (): Buffer => riff(extended(40, 30, 0x10), chunk('ALPH', zeros(9)), lossy(40, 30)),
  otherCanvas: (): Buffer => riff(extended(4000, 30, 0), lossy(40, 30)),
  withExif: (): Buffer => riff(extended(40, 30, 0x08), lossy(40, 30), chunk('EXIF', zeros(8))),
  withHiddenXmp: (): Buffer => riff(extended(40, 30, 0), lossy(40, 30), chunk('XMP ', zeros(8))),
  animated: (): Buffer => riff(extended(40, 30, 0x02), chunk('ANIM', zeros(6)), chunk('ANMF', zeros(30))),
  withForeignChunk: (): Buffer => riff(lossy(40, 30), chunk('PK\x03\x04', zeros(30))),
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
