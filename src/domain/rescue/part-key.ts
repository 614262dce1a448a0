import { asciiBytes, join, numberBytes } from './bytes.ts'
import type { Prelude } from './prelude.ts'
import type { Bytes, Subtle } from './subtle.ts'

export const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const hash = 'SHA-256'
const purpose = asciiBytes('gridwalk rescue 1')

/** The one key of a capsule, from either side's private half and the other's public one. */
export async function capsuleKey(
  subtle: Subtle,
  privateKey: object,
  otherPublic: Bytes,
  prelude: Prelude,
): Promise<object> {
  const other = await subtle.importKey('raw', otherPublic, curve, false, [])
  const shared = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256))
  const base = await subtle.importKey('raw', shared, { name: 'HKDF' }, false, ['deriveBits'])
  const derive = { name: 'HKDF', hash, salt: prelude.bytes, info: purpose }
  const bits = new Uint8Array(await subtle.deriveBits(derive, base, 256))
  return subtle.importKey('raw', bits, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt'])
}

/** A key seals each index once, so the index is the nonce; a part fits its own place in its own capsule only. */
export const gcmFor = (prelude: Prelude, index: number) => ({
  name: 'AES-GCM',
  iv: join(new Uint8Array(8), numberBytes(index)),
  additionalData: join(prelude.bytes, numberBytes(index)),
})

export const vouchKey = (subtle: Subtle, secret: Bytes): Promise<object> =>
  subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, ['sign', 'verify'])

/** What an author's device vouches for: this content at this place of this capsule. */
export const vouched = (prelude: Prelude, index: number, content: Uint8Array): Bytes =>
  join(purpose, prelude.bytes, numberBytes(index), content)
