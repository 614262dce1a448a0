import { bytesOf, join, jsonBytes, numberBytes } from './bytes.ts'
import { capsuleKey, curve, gcmFor, vouched, vouchKey } from './part-key.ts'
import type { PartHead } from './part.ts'
import { keyIdOf, type Prelude, writePrelude } from './prelude.ts'
import type { RescueKit } from './rescue-kit.ts'
import type { Bytes, KeyPair, Subtle } from './subtle.ts'

export interface CapsuleSeal {
  readonly prelude: Prelude
  /** Seals the next part; only the server can open it. */
  seal(head: PartHead, bytes?: Uint8Array): Promise<Bytes>
}

/** Begins a capsule with a key of its own, which nobody has any more once it is made: not even its author. */
export async function beginCapsule(subtle: Subtle, kit: RescueKit): Promise<CapsuleSeal> {
  const serverKey = bytesOf(kit.serverKey)
  const own = (await subtle.generateKey(curve, true, ['deriveBits'])) as KeyPair
  const ownPublic = new Uint8Array(await subtle.exportKey('raw', own.publicKey))
  const prelude = writePrelude(await keyIdOf(subtle, serverKey), ownPublic)
  const key = await capsuleKey(subtle, own.privateKey, serverKey, prelude)
  const secret = await vouchKey(subtle, bytesOf(kit.secret))
  let next = 0
  return {
    prelude,
    async seal(head, bytes = new Uint8Array()) {
      const index = next++
      const words = jsonBytes(head)
      const content = join(numberBytes(words.length), words, bytes)
      const mac = new Uint8Array(await subtle.sign('HMAC', secret, vouched(prelude, index, content)))
      const sealed = await subtle.encrypt(gcmFor(prelude, index), key, join(mac, content))
      return new Uint8Array(sealed)
    },
  }
}
