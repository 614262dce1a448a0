import { Problem } from '../problem.ts'
import { areSame, join, numberAt, numberBytes } from './bytes.ts'
import { MOST_PART_BYTES, MOST_PARTS } from './part.ts'
import { type Prelude, preludeLength, readPrelude } from './prelude.ts'
import type { Bytes, Subtle } from './subtle.ts'

/**
 * The file: prelude, number of parts, length and SHA-256 of each, SHA-256 of all that, then the parts. Whoever carries
 * it can tell that it is whole before anything is sent, and nothing else.
 */
const hashLength = 32
const rowLength = 4 + hashLength
const tableAt = preludeLength + 4
const headerLength = (parts: number) => tableAt + parts * rowLength + hashLength

const sha256 = async (subtle: Subtle, bytes: Bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes))

export interface PartPlace {
  readonly start: number
  readonly end: number
  readonly hash: Bytes
}

/** What stands before the sealed parts. */
export async function writeHeader(
  subtle: Subtle,
  prelude: Prelude,
  parts: readonly { readonly length: number; readonly hash: Bytes }[],
): Promise<Bytes> {
  const rows = parts.map(({ length, hash }) => join(numberBytes(length), hash))
  const table = join(prelude.bytes, numberBytes(parts.length), ...rows)
  return join(table, await sha256(subtle, table))
}

export const hashOfPart = sha256

/** As much of a file as must be read to know how long its header is. */
export const headerStart = tableAt

/** @throws Problem notRescueFile, rescueNewer, rescueDamaged */
export function headerLengthOf(start: Uint8Array): number {
  readPrelude(start)
  if (start.length < tableAt) throw new Problem('rescueDamaged')
  const parts = numberAt(start, preludeLength)
  if (parts < 1 || parts > MOST_PARTS) throw new Problem('rescueDamaged')
  return headerLength(parts)
}

/**
 * Where the parts are, for a file of this size. @throws Problem notRescueFile, rescueNewer, rescueDamaged when a byte
 * of the header is not as it was made, or the file is cut off
 */
export async function readHeader(
  subtle: Subtle,
  header: Bytes,
  fileSize: number,
): Promise<{ prelude: Prelude; places: readonly PartPlace[] }> {
  const prelude = readPrelude(header)
  const length = headerLengthOf(header)
  const table = header.slice(0, length - hashLength)
  if (header.length !== length) throw new Problem('rescueDamaged')
  if (!areSame(await sha256(subtle, table), header.slice(length - hashLength)))
    throw new Problem('rescueDamaged')
  const places: PartPlace[] = []
  let start = length
  for (let at = tableAt; at < table.length; at += rowLength) {
    const end = start + numberAt(table, at)
    if (end - start > MOST_PART_BYTES) throw new Problem('rescueDamaged')
    places.push({ start, end, hash: table.slice(at + 4, at + rowLength) })
    start = end
  }
  if (start !== fileSize) throw new Problem('rescueDamaged')
  return { prelude, places }
}

/** @throws Problem rescueDamaged */
export async function checkPart(subtle: Subtle, bytes: Bytes, place: PartPlace): Promise<void> {
  if (!areSame(await sha256(subtle, bytes), place.hash)) throw new Problem('rescueDamaged')
}
