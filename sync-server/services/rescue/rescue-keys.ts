import { createHmac, webcrypto } from 'node:crypto'
import * as z from 'zod'
import { bytesOf, hexOf } from '#domain/rescue/bytes.ts'
import { curve } from '#domain/rescue/part-key.ts'
import { keyIdOf } from '#domain/rescue/prelude.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import type { MetaTable } from '../../storage/store.ts'
import type { ServerContext } from '../server-context.ts'

const metaKey = 'rescueKeys'

/** Hexadecimal. Kept in the database, so that a restored copy opens what was made before. */
const keysSchema = z.object({
  /** From which every device's secret is derived. */
  master: z.string(),
  /** Newest first: that one is handed out, all of them open. */
  pairs: z.array(z.object({ id: z.string(), publicKey: z.string(), privateKey: z.string() })).min(1),
})

export type RescueKeys = z.infer<typeof keysSchema>
type Pair = RescueKeys['pairs'][number]

const { subtle } = webcrypto

async function newPair(): Promise<Pair> {
  const { publicKey, privateKey } = (await subtle.generateKey(curve, true, [
    'deriveBits',
  ])) as webcrypto.CryptoKeyPair
  const raw: Bytes = new Uint8Array(await subtle.exportKey('raw', publicKey))
  const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', privateKey))
  return { id: hexOf(await keyIdOf(subtle, raw)), publicKey: hexOf(raw), privateKey: hexOf(pkcs8) }
}

async function read(meta: Pick<MetaTable, 'get'>): Promise<RescueKeys | null> {
  const text = await meta.get(metaKey)
  return text === null ? null : keysSchema.parse(JSON.parse(text))
}

/** The server's keys for rescue files; made when they are asked for the first time. */
export async function rescueKeys({ store, random }: ServerContext): Promise<RescueKeys> {
  const known = await store.read(({ meta }) => read(meta))
  if (known) return known
  const made: RescueKeys = { master: hexOf(random(new Uint8Array(32))), pairs: [await newPair()] }
  return store.write(async ({ meta }) => {
    // Another process may have been quicker, and devices may have its keys already.
    const first = await read(meta)
    if (first) return first
    await meta.set(metaKey, JSON.stringify(made))
    return made
  })
}

/** From now on devices get a new key, whose name is returned; files made for an older one are opened for good. */
export async function renewRescueKey(context: ServerContext): Promise<string> {
  await rescueKeys(context)
  const pair = await newPair()
  await context.store.write(async ({ meta, audit }) => {
    const keys = (await read(meta))!
    await meta.set(metaKey, JSON.stringify({ ...keys, pairs: [pair, ...keys.pairs] }))
    await audit.add({
      at: context.clock(),
      user: null,
      device: null,
      address: 'console',
      action: 'rescue.renewKey',
      object: pair.id,
      result: 'done',
      details: {},
    })
  })
  return pair.id
}

/** What only this server and one person's device know. */
export const deviceSecret = ({ master }: RescueKeys, user: string, device: string): Bytes =>
  new Uint8Array(
    createHmac('sha256', bytesOf(master))
      .update(JSON.stringify(['rescue', user, device]), 'utf8')
      .digest(),
  )

export async function privateKeyFor({ pairs }: RescueKeys, keyId: Bytes): Promise<object | null> {
  const id = hexOf(keyId)
  const pair = pairs.find((one) => one.id === id)
  return pair ? subtle.importKey('pkcs8', bytesOf(pair.privateKey), curve, false, ['deriveBits']) : null
}
