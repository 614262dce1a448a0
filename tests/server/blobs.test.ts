import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

let street: Street
let li: Phone
let far: Phone
let wang: Phone

const jpeg = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size - 4)])
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const send = (phone: Phone, name: string, bytes: Buffer, offset: number, size: number) =>
  fetch(`${street.url}/api/blobs/${name}`, {
    method: 'PATCH',
    headers: {
      cookie: phone.cookie,
      'content-type': 'image/jpeg',
      'upload-offset': String(offset),
      'upload-length': String(size),
    },
    body: new Uint8Array(bytes),
  })
const ask = (phone: Phone, name: string) => phone.call('HEAD', `/api/blobs/${name}`)

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { 'g:07/base': 'worker' })
  await street.person('wang', 'worker', { 'g:07/base': 'worker' })
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
  ;[li, wang, far] = await Promise.all([street.phone('li'), street.phone('wang'), street.phone('far')])
})
afterAll(() => street.close())

describe('a photo', () => {
  it('[B2] arrives in pieces, going on where the server stopped', async () => {
    const photo = jpeg(300_000)
    const name = sha256(photo)
    expect((await ask(li, name)).status).toBe(404)
    const first = await send(li, name, photo.subarray(0, 100_000), 0, photo.length)
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100000'])
    const wrong = await send(li, name, photo.subarray(200_000), 200_000, photo.length)
    expect([wrong.status, await wrong.json()]).toEqual([
      409,
      { code: 'uploadElsewhere', details: { offset: 100_000 } },
    ])
    expect((await ask(li, name)).headers.get('upload-offset')).toBe('100000')
    expect((await li.call('GET', `/api/blobs/${name}`)).status).toBe(404)
    await send(li, name, photo.subarray(100_000), 100_000, photo.length)
    const read = await li.call('GET', `/api/blobs/${name}`)
    expect(read.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await read.arrayBuffer()).equals(photo)).toBe(true)
  })

  it('[B1] that is already there is not sent again', async () => {
    const photo = jpeg(1000)
    const name = sha256(photo)
    await send(li, name, photo, 0, photo.length)
    expect((await ask(wang, name)).headers.get('upload-offset')).toBe('1000')
  })

  it('[B2] whose bytes are not what its name says is thrown away, and may come again', async () => {
    const photo = jpeg(1000)
    const name = sha256(photo)
    const other = Buffer.from(photo)
    other[500] = other[500]! ^ 1
    const refused = await send(li, name, other, 0, 1000)
    expect([refused.status, await refused.json()]).toEqual([422, { code: 'photoRefused' }])
    expect((await send(li, name, photo, 0, 1000)).status).toBe(204)
  })

  it('is a picture, and not a large one', async () => {
    const page = Buffer.from('<script>alert(1)</script>')
    expect((await send(li, sha256(page), page, 0, page.length)).status).toBe(422)
    expect((await send(li, sha256(page), jpeg(100), 0, 3_000_000)).status).toBe(413)
    const large = jpeg(2_200_000)
    expect((await send(li, sha256(large), large, 0, 2_000_000)).status).toBe(413)
    for (const name of ['..%2f..%2fetc%2fpasswd', 'abc', 'A'.repeat(64)]) {
      expect((await send(li, name, jpeg(100), 0, 100)).status).toBe(404)
    }
  })

  it('is seen by those who may see a record that shows it, and by nobody else', async () => {
    const photo = jpeg(1000)
    const name = sha256(photo)
    await send(li, name, photo, 0, 1000)
    expect((await wang.call('GET', `/api/blobs/${name}`)).status).toBe(404)
    await li.pushOne(create('visit', 'r_v', 'g:07/base', { photos: [{ sha256: name }] }))
    expect((await wang.call('GET', `/api/blobs/${name}`)).status).toBe(200)
    expect((await far.call('GET', `/api/blobs/${name}`)).status).toBe(404)
    await li.pushOne(patch('visit', 'r_v', { summary: [null, 'x'] }))
    expect((await wang.call('GET', `/api/blobs/${name}`)).status).toBe(200)
  })
})
