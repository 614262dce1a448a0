import { Problem } from '../problem.ts'
import { areSame, asciiBytes, join } from './bytes.ts'
import type { Bytes, Subtle } from './subtle.ts'

/**
 * The first bytes of a capsule, and of every part on its way to the server: `GWRESCUE`, the version, which of the
 * server's keys it is for, and the public half of a key made for this capsule alone.
 */
const magic = asciiBytes('GWRESCUE')
const version = 1
const idLength = 16
const publicLength = 65
const idAt = magic.length + 1
const publicAt = idAt + idLength
export const preludeLength = publicAt + publicLength

export interface Prelude {
  readonly bytes: Bytes
  readonly keyId: Bytes
  readonly publicKey: Bytes
}

/** The name of a server's key: the beginning of its SHA-256. */
export const keyIdOf = async (subtle: Subtle, publicKey: Bytes): Promise<Bytes> =>
  new Uint8Array(await subtle.digest('SHA-256', publicKey)).slice(0, idLength)

export function writePrelude(keyId: Bytes, publicKey: Bytes): Prelude {
  return { bytes: join(magic, Uint8Array.of(version), keyId, publicKey), keyId, publicKey }
}

/** @throws Problem notRescueFile, rescueNewer, rescueDamaged */
export function readPrelude(bytes: Uint8Array): Prelude {
  if (!areSame(bytes.subarray(0, magic.length), magic)) throw new Problem('notRescueFile')
  if ((bytes[magic.length] ?? version) > version) throw new Problem('rescueNewer')
  if (bytes[magic.length] !== version || bytes.length < preludeLength) throw new Problem('rescueDamaged')
  return {
    bytes: bytes.slice(0, preludeLength),
    keyId: bytes.slice(idAt, publicAt),
    publicKey: bytes.slice(publicAt, preludeLength),
  }
}
