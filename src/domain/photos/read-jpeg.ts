import { EOI, type JpegSegment, jpegSegments, SOI, SOS } from './jpeg-segments.ts'
import { checkDimensions, FaultyPhoto, type PhotoShape, textAt } from './photo-shape.ts'

const DHT = 0xc4
const DQT = 0xdb
const DRI = 0xdd
const APP0 = 0xe0
const APP14 = 0xee
const COMMENT = 0xfe
const frames = [0xc0, 0xc1, 0xc2]

/** Each may go over all the pixels again; who draws a picture step by step needs about ten. */
const MOST_SCANS = 64

/**
 * Walks a whole JPEG: only the parts that draw it, each as long as it says, nothing between them and nothing
 * behind. Comments, foreign parts and metadata (where and with what it was taken) have no place in it.
 * @throws FaultyPhoto
 */
export function readJpeg(bytes: Uint8Array): PhotoShape {
  let size: { width: number; height: number } | null = null
  let scans = 0
  for (const segment of jpegSegments(bytes)) {
    if (frames.includes(segment.marker)) {
      if (size) throw new FaultyPhoto('malformed')
      size = sizeIn(segment)
    } else if (segment.marker === SOS) {
      if (!size || ++scans > MOST_SCANS) throw new FaultyPhoto('malformed')
      checkScan(segment)
    } else checkPart(segment)
  }
  if (!size || !scans) throw new FaultyPhoto('malformed')
  return { mime: 'image/jpeg', ...size }
}

/** Whether a part only helps to draw the picture; what else a camera writes is left out by `bare-jpeg.ts`. */
export function drawsPicture({ marker, content }: JpegSegment): boolean {
  if (marker === APP0) return isJfif(content)
  if (marker === APP14) return isAdobe(content)
  return marker < APP0
}

const isJfif = (content: Uint8Array) =>
  content.length === 14 && textAt(content, 0, 5) === 'JFIF\0' && content[12] === 0 && content[13] === 0
const isAdobe = (content: Uint8Array) => content.length === 12 && textAt(content, 0, 5) === 'Adobe'

function sizeIn({ content }: JpegSegment): { width: number; height: number } {
  const components = content[5] ?? 0
  if (content[0] !== 8 || ![1, 3].includes(components) || content.length !== 6 + 3 * components)
    throw new FaultyPhoto('malformed')
  const height = (content[1]! << 8) | content[2]!
  const width = (content[3]! << 8) | content[4]!
  checkDimensions(width, height)
  return { width, height }
}

function checkScan({ content }: JpegSegment): void {
  const components = content[0] ?? 0
  if (components < 1 || components > 3 || content.length !== 4 + 2 * components)
    throw new FaultyPhoto('malformed')
}

function checkPart(segment: JpegSegment): void {
  const { marker, content } = segment
  if (marker === SOI || marker === EOI) return
  if (marker === DQT) return checkQuantisation(content)
  if (marker === DHT) return checkHuffman(content)
  if (marker === DRI && content.length === 2) return
  if (marker >= APP0 && drawsPicture(segment)) return
  const isCameras = marker > APP0 && marker <= 0xef
  throw new FaultyPhoto(
    isCameras ? 'metadata' : marker >= APP0 && marker <= COMMENT ? 'foreignPart' : 'malformed',
  )
}

function checkQuantisation(content: Uint8Array): void {
  let at = 0
  while (at < content.length) at += 1 + ((content[at]! >> 4) + 1) * 64
  if (!at || at !== content.length) throw new FaultyPhoto('foreignPart')
}

function checkHuffman(content: Uint8Array): void {
  let at = 0
  while (at < content.length) at += 17 + content.subarray(at + 1, at + 17).reduce((sum, n) => sum + n, 0)
  if (!at || at !== content.length) throw new FaultyPhoto('foreignPart')
}
