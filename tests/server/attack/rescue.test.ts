import { webcrypto } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asciiBytes, bytesOf, join, numberBytes } from '#domain/rescue/bytes.ts'
import { hashOfPart, writeHeader } from '#domain/rescue/capsule-file.ts'
import { partMessage } from '#domain/rescue/part-message.ts'
import { capsuleKey, curve, gcmFor, vouched, vouchKey } from '#domain/rescue/part-key.ts'
import { keyIdOf, writePrelude } from '#domain/rescue/prelude.ts'
import type { Bytes, KeyPair } from '#domain/rescue/subtle.ts'
import { sha256 } from '#tests/support/pictures.ts'
import { deliver, kitOf, sendPart } from '../rescue/rescue-files.ts'
import { create, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

const base = 'g:07/base'
const { subtle } = webcrypto
let street: Street
let li: Phone
let far: Phone

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
  ;[li, far] = await Promise.all([street.phone('li'), street.phone('far')])
})
afterAll(() => street.close())

/** What somebody can make who has a phone of one's own, and has read this code: any text, under one's own name. */
async function handMade(...heads: readonly string[]): Promise<{ parts: Bytes[]; file: Blob }> {
  const kit = await kitOf(li)
  const serverKey = bytesOf(kit.serverKey)
  const own = (await subtle.generateKey(curve, true, ['deriveBits'])) as unknown as KeyPair
  const ownPublic = new Uint8Array(await subtle.exportKey('raw', own.publicKey as webcrypto.CryptoKey))
  const prelude = writePrelude(await keyIdOf(subtle, serverKey), ownPublic)
  const key = (await capsuleKey(subtle, own.privateKey, serverKey, prelude)) as webcrypto.CryptoKey
  const secret = (await vouchKey(subtle, bytesOf(kit.secret))) as webcrypto.CryptoKey
  const bodies = await Promise.all(
    heads.map(async (text, index) => {
      const content = join(numberBytes(text.length), asciiBytes(text))
      const mac = new Uint8Array(await subtle.sign('HMAC', secret, vouched(prelude, index, content)))
      return new Uint8Array(await subtle.encrypt(gcmFor(prelude, index), key, join(mac, content)))
    }),
  )
  const rows = await Promise.all(
    bodies.map(async (body) => ({ length: body.length, hash: await hashOfPart(subtle, body) })),
  )
  return {
    parts: bodies.map((body, index) => partMessage(prelude, index, body)),
    file: new Blob([await writeHeader(subtle, prelude, rows), ...bodies]),
  }
}

const from = { author: 'u_li', device: 'd_li' }
const cover = (more: object) =>
  JSON.stringify({
    ...from,
    kind: 'cover',
    app: '0.1.0',
    epoch: null,
    madeAt: street.now,
    entries: 0,
    photosFrom: 1,
    photos: [],
    ...more,
  })
const entries = (...mutations: readonly object[]) =>
  JSON.stringify({ ...from, kind: 'entries', skewMs: 0, after: null, mutations })
const photo = (name: string) => JSON.stringify({ ...from, kind: 'photo', sha256: name })
const answerOf = async (answer: Response) => {
  const said = (await answer.json()) as { code?: string; state?: string }
  return [answer.status, said.code ?? said.state]
}

describe('a rescue file that no phone would make', () => {
  it.each([100, 2_000, 500_000])(
    '[X2] nested %i levels deep is refused in words, and reaches no other phone',
    async (levels) => {
      const household = create('household', `r_${levels}`, base, { code: 'd', note: 'DEEP' })
      const deep = '['.repeat(levels) + ']'.repeat(levels)
      const { parts } = await handMade(entries(li.mutation(household)).replace('"DEEP"', deep))
      expect(await answerOf(await sendPart(street, far, parts[0]!))).toEqual([422, 'rescueDamaged'])
      expect(await street.reviews()).toEqual([])
    },
  )

  it('[X2] that promises more photos than it has is told to be damaged', async () => {
    const photos = ['a', 'b', 'c'].map((one) => one.repeat(64))
    const { file } = await handMade(cover({ photos, photosFrom: 7_000 }))
    await expect(deliver(street, far, file)).rejects.toThrow('rescueDamaged')
  })

  it('[B1] with a photo of no bytes is not told that it arrived', async () => {
    const name = sha256(new Uint8Array())
    const { parts } = await handMade(photo(name), photo('0'.repeat(64)))
    const answers = await Promise.all(parts.map(async (part) => answerOf(await sendPart(street, far, part))))
    expect(answers).toEqual([
      [200, 'refused'],
      [422, 'photoDamaged'],
    ])
    expect((await li.call('HEAD', `/api/blobs/${name}`)).status).toBe(404)
  })

  it('[X3] with half letters as names ends in outcomes, also when it is brought again', async () => {
    const mutation = li.mutation(create('household', 'r_half', base, { code: 'h' }))
    const halves = ['\ud800', '\ud801'].map((uid) => ({ ...mutation, uid }))
    const text = entries(...halves).replace(
      /[\ud800-\udfff]/g,
      (half) => `\\u${half.charCodeAt(0).toString(16)}`,
    )
    const { parts } = await handMade(text)
    for (let times = 0; times < 2; times++)
      expect(await answerOf(await sendPart(street, far, parts[0]!))).toEqual([422, 'rescueDamaged'])
    const mutations = halves as never
    const asked = await li.call('POST', '/api/sync', li.request({ mutations }))
    expect(await answerOf(asked)).toEqual([400, 'badRequest'])
  })
})

describe('the secret that vouches for a device', () => {
  it.each(['d_l\u0169', 'd\u015fli', 'd_li\u0100'])(
    '[X4] is not given to another one whose name only looks like it in bytes: %s',
    async (device) => {
      const kit = await kitOf(await street.phone('li', device))
      expect(kit.device).toBe(device)
      expect(kit.secret).not.toBe((await kitOf(li)).secret)
    },
  )
})

describe('every delivery stands in the audit trail', () => {
  it('[X4] that of photos alone, too', async () => {
    const { parts } = await handMade(cover({ photos: ['0'.repeat(64)] }))
    await sendPart(street, far, parts[0]!)
    const [last] = await street.context.store.read(({ audit }) => audit.list({ limit: 1 }))
    expect(last).toMatchObject({
      action: 'rescue.deliver',
      user: 'u_far',
      object: 'u_li',
      result: 'done',
      details: { device: 'd_li', entries: 0, photos: 1 },
    })
  })
})
