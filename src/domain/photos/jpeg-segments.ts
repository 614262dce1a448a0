import { FaultyPhoto } from './photo-shape.ts'

/** One part of a JPEG file. A scan includes the compressed pixels behind it. */
export interface JpegSegment {
  readonly marker: number
  /** The whole segment, marker included. */
  readonly start: number
  readonly end: number
  /** What follows the marker and the length. */
  readonly content: Uint8Array
}

export const SOI = 0xd8
export const EOI = 0xd9
export const SOS = 0xda

/** Markers without a length that stand alone between compressed pixels. */
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/**
 * The segments of a JPEG from its first to its last byte, in order.
 * @throws FaultyPhoto malformed, cutOff, trailingBytes
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  const none = bytes.subarray(0, 0)
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new FaultyPhoto('malformed')
  yield { marker: SOI, start: 0, end: 2, content: none }
  let at = 2
  for (;;) {
    const start = at
    const marker = bytes[at + 1]
    if (at + 2 > bytes.length || marker === undefined) throw new FaultyPhoto('cutOff')
    if (bytes[at] !== 0xff) throw new FaultyPhoto('malformed')
    if (marker === EOI) {
      if (at + 2 !== bytes.length) throw new FaultyPhoto('trailingBytes')
      yield { marker, start, end: at + 2, content: none }
      return
    }
    // Fill bytes, a second beginning, or pixels outside a scan: nothing that an encoder of ours writes.
    if (marker < 0xc0 || marker === 0xff || marker === SOI || isRestart(marker))
      throw new FaultyPhoto('malformed')
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
    at += 2 + length
    if (Number.isNaN(length) || length < 2) throw new FaultyPhoto('malformed')
    if (at > bytes.length) throw new FaultyPhoto('cutOff')
    const content = bytes.subarray(start + 4, at)
    if (marker === SOS) at = endOfScan(bytes, at)
    yield { marker, start, end: at, content }
  }
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && !isRestart(next)) {
      if (at === from) throw new FaultyPhoto('malformed')
      return at
    }
  }
  throw new FaultyPhoto('cutOff')
}
