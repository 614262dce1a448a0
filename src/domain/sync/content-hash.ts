import { canonicalJson } from '../json.ts'
import type { RecordVersion } from '../record/record-version.ts'

/** Two independent 32-bit lanes; together 64 bits. */
export type Lanes = readonly [number, number]

const seeds = [0x9e3779b1, 0x85ebca77] as const

const finish = (lane: number): number => {
  let h = lane
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Hash of a text in two lanes. It finds accidents (a flipped bit, a stale copy), not attackers. */
export function hashText(text: string): Lanes {
  let [a, b]: [number, number] = [seeds[0] ^ text.length, seeds[1]]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x27d4eb2f)
    a = (a << 13) | (a >>> 19)
    b = (b << 7) | (b >>> 25)
  }
  return [finish(a), finish(b ^ text.length)]
}

const hex = (lane: number) => lane.toString(16).padStart(8, '0')

/**
 * 16 hexadecimal digits that stand for what a record says: its kind, state and body. Equal contents have
 * equal hashes on both sides, whatever the order of keys and whether an empty field is null or absent.
 */
export function contentHash(record: Pick<RecordVersion, 'type' | 'state' | 'body'>): string {
  const [a, b] = hashText(canonicalJson([record.type, record.state, record.body]))
  return hex(a) + hex(b)
}
