import type { Seeded } from '../../sync/seeded.ts'

const marker = (code: number, content: readonly number[]) => [
  0xff,
  code,
  (content.length + 2) >> 8,
  (content.length + 2) & 0xff,
  ...content,
]
const zeros = (n: number): number[] => Array.from({ length: n }, () => 0)

const head = [
  0xff,
  0xd8,
  ...marker(0xdb, [0, ...zeros(64)]),
  ...marker(0xc0, [8, 0, 40, 0, 30, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]),
  ...marker(0xc4, [0, 1, ...zeros(15), 0]),
  ...marker(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
]

/** A small JPEG that is right in every part; its pixels are chance. */
export function picture(random: Seeded): ArrayBuffer {
  const pixels = Array.from({ length: 20 + random.below(300) }, () => random.below(255))
  return new Uint8Array([...head, ...pixels, 0xff, 0xd9]).buffer
}
