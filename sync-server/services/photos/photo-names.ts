import { createHash } from 'node:crypto'

/** The folder of everything that is not finished. */
export const unfinished = 'arriving'

/** A photo, named by the SHA-256 of its bytes, in one of 256 folders. */
export const nameOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`

export const thumbNameOf = (sha256: string): string => `${nameOf(sha256)}.thumb`

/** What one person has sent of a photo so far. Two who send the same one do not disturb each other. */
export const partNameOf = (sha256: string, user: string): string =>
  `${unfinished}/${sha256}.${createHash('sha256').update(user).digest('hex').slice(0, 16)}`
