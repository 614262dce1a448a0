import { webcrypto } from 'node:crypto'
import { hexOf } from '#domain/rescue/bytes.ts'
import { curve } from '#domain/rescue/part-key.ts'
import { keyIdOf } from '#domain/rescue/prelude.ts'
import type { RescueKit } from '#domain/rescue/rescue-kit.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { makeCapsule } from '#sync/rescue/make-capsule.ts'

export const { subtle } = webcrypto

/** A server's key pair, and what it gives to a device. */
export async function serverWithKit(): Promise<{
  kit: RescueKit
  secret: Bytes
  privateKeyOf: (id: Bytes) => Promise<object | null>
}> {
  const pair = (await subtle.generateKey(curve, true, ['deriveBits'])) as webcrypto.CryptoKeyPair
  const publicKey: Bytes = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  const id = hexOf(await keyIdOf(subtle, publicKey))
  const secret = webcrypto.getRandomValues(new Uint8Array(32))
  return {
    kit: { user: 'u_li', device: 'd_li', serverKey: hexOf(publicKey), secret: hexOf(secret) },
    secret,
    privateKeyOf: async (asked) => (hexOf(asked) === id ? pair.privateKey : null),
  }
}

export const visit = (n: number, more: object = {}): Mutation =>
  ({
    uid: `m_${n}`,
    ordinal: n,
    at: 1_760_000_000_000 + n,
    schema: 1,
    op: 'create',
    type: 'visit',
    record: `r_${n}`,
    scope: 'g:07/base',
    body: { note: `第 ${n} 户，门锁坏了 \u2028 \ud800` },
    ...more,
  }) as Mutation

export const photoBytes = (n: number): Bytes => new Uint8Array(300).fill(n)

export async function capsule(
  kit: RescueKit,
  { mutations = [visit(1)], photos = ['a'.repeat(64)] }: { mutations?: Mutation[]; photos?: string[] } = {},
): Promise<Bytes> {
  const content = { app: '1', epoch: 'e_1', madeAt: 1_760_000_000_000, skewMs: 0, mutations, photos }
  const file = await makeCapsule(subtle, kit, { ...content, readPhoto: async () => photoBytes(7) })
  return new Uint8Array(await file.arrayBuffer())
}
