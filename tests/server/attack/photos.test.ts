import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPhoto } from '#domain/photos/read-photo.ts'
import { mostUnshownBytes } from '#server/services/photos/receive-photo.ts'
import { jpeg, segment, sha256 } from '#tests/support/pictures.ts'
import type { Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

let street: Street
let li: Phone
let chen: Phone

beforeAll(async () => {
  street = await openStreet()
  for (const name of ['li', 'chen']) await street.person(name, 'worker', { 'g:07/base': 'worker' })
  ;[li, chen] = await Promise.all([street.phone('li'), street.phone('chen')])
})
afterAll(() => street.close())

const send = async (
  phone: Phone,
  photo: Buffer,
  { from, to, size }: { from: number; to: number; size: number },
) => {
  const answer = await fetch(`${street.url}/api/blobs/${sha256(photo)}`, {
    method: 'PATCH',
    headers: { cookie: phone.cookie, 'upload-offset': String(from), 'upload-length': String(size) },
    body: new Uint8Array(photo.subarray(from, to)),
  })
  return [answer.status, answer.ok ? null : ((await answer.json()) as { code: string }).code]
}
const unshown = (user: string) => street.context.store.read(({ blobs }) => blobs.unshownBytes(user, 0))

/** As if this person had brought so much already. */
const alreadyThere = (user: string, size: number) =>
  street.write(({ blobs }) =>
    blobs.put({
      sha256: sha256(Buffer.from(user)),
      size,
      mime: 'image/jpeg',
      offset: 0,
      state: 'arriving',
      user,
      updatedAt: street.now,
    }),
  )

describe('the room for photos that no record shows', () => {
  it('[B2] is not stretched by a length that grows once the first bytes have been let in', async () => {
    const photo = jpeg({ size: 50_000 })
    await alreadyThere('u_li', mostUnshownBytes - 1_000)
    expect(await send(li, photo, { from: 0, to: 12, size: 13 })).toEqual([204, null])
    expect(await send(li, photo, { from: 12, to: 40_000, size: 50_000 })).toEqual([429, 'photoQuota'])
    expect(await unshown('u_li')).toBe(mostUnshownBytes - 1_000 + 13)
  })

  it('[B2] is not stretched by a colleague’s word for a smaller one', async () => {
    const photo = jpeg({ size: 60_000 })
    await alreadyThere('u_chen', mostUnshownBytes - 1_000)
    await alreadyThere('u_li', 0)
    expect(await send(li, photo, { from: 0, to: 12, size: 13 })).toEqual([204, null])
    expect(await send(chen, photo, { from: 0, to: 40_000, size: 60_000 })).toEqual([429, 'photoQuota'])
    await alreadyThere('u_chen', 0)
    expect(await send(chen, photo, { from: 0, to: 40_000, size: 60_000 })).toEqual([204, null])
    expect(await unshown('u_chen')).toBe(60_000)
    expect(await send(chen, photo, { from: 40_000, to: 60_000, size: 60_000 })).toEqual([204, null])
  })
})

describe('a body that is larger than it may be', () => {
  it('and does not say so before is refused in words, too', async () => {
    const photo = jpeg({ size: 5_000_000 })
    const answered = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const headers = { cookie: li.cookie, 'upload-offset': 0, 'upload-length': 2_000_000 }
      const path = `${street.url}/api/blobs/${sha256(photo)}`
      const one = request(path, { method: 'PATCH', headers: { ...headers, 'transfer-encoding': 'chunked' } })
      one.on('error', reject)
      one.on('response', (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => resolve([answer.statusCode, text]))
      })
      // The end never comes: the refusal must not wait for it.
      one.write(photo.subarray(0, 3_000_000))
    })
    expect(answered[0]).toBe(413)
    expect(JSON.parse(answered[1])).toMatchObject({ code: 'tooLarge' })
  })
})

describe('a picture that takes an hour to draw', () => {
  const scan = Buffer.concat([segment(0xda, [1, 1, 0, 1, 63, 0]), Buffer.from([0x7f])])
  const progressive = (scans: number) => {
    const plain = jpeg({ size: 1_000, width: 4000, height: 3000 })
    const body = Buffer.from(plain.subarray(0, -2))
    body[body.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc2
    return Buffer.concat([body, ...Array.from({ length: scans }, () => scan), Buffer.from([0xff, 0xd9])])
  }

  it('is refused: thousands of scans over the same pixels in a file that is small', () => {
    expect(readPhoto(progressive(100_000))).toEqual({ fault: 'malformed' })
  })

  it('but not one that grows clearer in a few scans', () => {
    expect(readPhoto(progressive(12))).toEqual({ mime: 'image/jpeg', width: 4000, height: 3000 })
  })
})
