/** What may be wrong with the bytes of a photo; told in `details.reason`, for whoever has to find out why. */
export type PhotoFault =
  | 'unknownKind'
  | 'malformed'
  | 'cutOff'
  | 'trailingBytes'
  | 'metadata'
  | 'foreignPart'
  | 'animated'
  | 'dimensions'

export interface PhotoShape {
  readonly mime: 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
}

/** Thrown by the walkers of this room and caught in `read-photo.ts`; never leaves it. */
export class FaultyPhoto extends Error {
  readonly fault: PhotoFault

  constructor(fault: PhotoFault) {
    super(fault)
    this.fault = fault
  }
}

/** Nothing that is decoded gets larger than this, whatever few bytes it came in. */
const LONGEST_SIDE = 4096
const MOST_PIXELS = 12_000_000

/** @throws FaultyPhoto dimensions */
export function checkDimensions(width: number, height: number): void {
  const sane = width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE
  if (!sane || width * height > MOST_PIXELS) throw new FaultyPhoto('dimensions')
}

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
