import { hashText, type Lanes } from './content-hash.ts'

/** Sum of the lanes of all rows of a scope: order does not matter, one row in or out is one addition. */
export type Digest = Lanes

export const emptyDigest: Digest = [0, 0]

/** What one present row adds to its scope's digest. */
export const rowDigest = (row: { id: string; rev: number; contentHash: string }): Digest =>
  hashText(`${row.id}\n${row.rev}\n${row.contentHash}`)

export const addToDigest = (digest: Digest, row: Digest): Digest => [
  (digest[0] + row[0]) >>> 0,
  (digest[1] + row[1]) >>> 0,
]

export const takeFromDigest = (digest: Digest, row: Digest): Digest => [
  (digest[0] - row[0]) >>> 0,
  (digest[1] - row[1]) >>> 0,
]

export const sameDigest = (a: Digest, b: Digest): boolean => a[0] === b[0] && a[1] === b[1]
