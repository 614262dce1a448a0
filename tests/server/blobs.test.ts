import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { photoFiles } from '#server/services/photos/photo-files.ts'
import { forgetUnshown } from '#server/services/photos/forget-unshown.ts'
import { mostUnshownBytes } from '#server/services/photos/receive-photo.ts'
import { comment, exif, jpeg, sha256, webp } from '#tests/support/pictures.ts'
import { create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

let street: Street
let li: Phone
let far: Phone
let wang: Phone

interface Part {
  readonly name?: string
  readonly offset?: number
  readonly size?: number
  readonly headers?: Record<string, string>
}

const send = (phone: Phone, bytes: Buffer, part: Part = {}) =>
  fetch(`${street.url}/api/blobs/${part.name ?? sha256(bytes)}`, {
    method: 'PATCH',
    headers: {
      cookie: phone.cookie,
      'content-type': 'application/octet-stream',
      'upload-offset': String(part.offset ?? 0),
      'upload-length': String(part.size ?? bytes.length),
      ...part.headers,
    },
    body: new Uint8Array(bytes),
  })
const ask = (phone: Phone, name: string) => phone.call('HEAD', `/api/blobs/${name}`)
const read = (phone: Phone, name: string, headers = {}) =>
  phone.call('GET', `/api/blobs/${name}`, undefined, headers)
const answerOf = async (answer: Response) => [answer.status, answer.ok ? null : await answer.json()]
const offsetOf = (answer: Response) => answer.headers.get('upload-offset')
const kept = () => photoFiles(join(street.folder, 'photos'))
const unfinished = () => readdirSync(join(street.folder, 'photos', 'arriving'))

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { 'g:07/base': 'worker' })
  await street.person('wang', 'worker', { 'g:07/base': 'worker' })
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
  ;[li, wang, far] = await Promise.all([street.phone('li'), street.phone('wang'), street.phone('far')])
})
afterAll(() => street.close())

describe('an upload', () => {
  it('[B2] comes in pieces and goes on where the server stopped', async () => {
    const photo = jpeg({ size: 300_000 })
    const [name, size] = [sha256(photo), photo.length]
    expect((await ask(li, name)).status).toBe(404)
    const first = await send(li, photo.subarray(0, 100_000), { name, size })
    expect([first.status, offsetOf(first)]).toEqual([204, '100000'])
    const wrong = await send(li, photo.subarray(200_000), { name, size, offset: 200_000 })
    expect(await answerOf(wrong)).toEqual([409, { code: 'uploadElsewhere', details: { offset: 100_000 } }])
    const known = await ask(li, name)
    expect([offsetOf(known), known.headers.get('upload-length')]).toEqual(['100000', null])
    expect((await read(li, name)).status).toBe(404)
    await send(li, photo.subarray(100_000), { name, size, offset: 100_000 })
    const whole = await ask(li, name)
    expect([offsetOf(whole), whole.headers.get('upload-length')]).toEqual(['300000', '300000'])
    expect(Buffer.from(await (await read(li, name)).arrayBuffer()).equals(photo)).toBe(true)
    expect(unfinished()).toEqual([])
  })

  it('[B2] that breaks off in the middle of a request keeps every byte that came', async () => {
    const photo = jpeg({ size: 200_000 })
    const name = sha256(photo)
    await new Promise<void>((done) => {
      const cut = request(`${street.url}/api/blobs/${name}`, {
        method: 'PATCH',
        headers: {
          cookie: li.cookie,
          'upload-offset': 0,
          'upload-length': 200_000,
          'content-length': 150_000,
        },
      })
      cut.on('error', () => done())
      cut.write(photo.subarray(0, 70_001), () => setTimeout(() => cut.destroy(), 50))
    })
    await expect.poll(async () => offsetOf(await ask(li, name))).toBe('70001')
    await send(li, photo.subarray(70_001), { name, size: 200_000, offset: 70_001 })
    expect((await read(li, name)).status).toBe(200)
  })

  it('[B1] of what is already there is over at once, for everybody', async () => {
    const photo = jpeg()
    await send(li, photo)
    expect(offsetOf(await ask(wang, sha256(photo)))).toBe('1000')
    const again = await send(wang, photo.subarray(0, 10), { name: sha256(photo), size: photo.length })
    expect([again.status, offsetOf(again)]).toEqual([204, '1000'])
    const after = await send(li, photo, { offset: 500 })
    expect([after.status, offsetOf(after)]).toEqual([204, '1000'])
  })

  it('[B2] by two people, or twice by one, does not mix', async () => {
    const photo = jpeg({ size: 90_000 })
    const [name, size] = [sha256(photo), photo.length]
    const third = (phone: Phone, n: number) =>
      send(phone, photo.subarray(n * 30_000, (n + 1) * 30_000), { name, size, offset: n * 30_000 })
    await third(li, 0)
    expect((await third(wang, 1)).status).toBe(409)
    await third(wang, 0)
    const both = await Promise.all([third(li, 1), third(li, 1), third(wang, 1)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 204, 409])
    expect((await Promise.all([third(li, 2), third(wang, 2)])).map(({ status }) => status)).toEqual([
      204, 204,
    ])
    expect(Buffer.from(await (await read(li, name)).arrayBuffer()).equals(photo)).toBe(true)
  })

  it('[B2] whose bytes are not what its name says is thrown away, and may come again', async () => {
    const photo = jpeg()
    const other = Buffer.from(photo)
    other[900] = other[900]! ^ 1
    const refused = await send(li, other, { name: sha256(photo) })
    expect(await answerOf(refused)).toEqual([422, { code: 'photoDamaged' }])
    expect((await ask(li, sha256(photo))).status).toBe(404)
    expect((await send(li, photo)).status).toBe(204)
  })

  it('[B2] is believed only when the bytes are there: a copy of the database may be newer than the photos', async () => {
    const photo = jpeg({ size: 5_000 })
    const name = sha256(photo)
    await send(li, photo)
    truncateSync(join(street.folder, 'photos', name.slice(0, 2), name), 10)
    expect((await ask(li, name)).status).toBe(404)
    rmSync(join(street.folder, 'photos', name.slice(0, 2), name))
    expect((await ask(li, name)).status).toBe(404)
    expect((await read(li, name)).status).toBe(404)
    expect((await send(li, photo)).status).toBe(204)
    expect((await read(li, name)).status).toBe(200)
  })

  test.each<[string, () => Buffer, number, string]>([
    ['a page', () => Buffer.from('<script>alert(1)</script>'), 422, 'photoRefused'],
    ['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 422, 'photoRefused'],
    ['a picture with a place in it', () => jpeg({ extra: [exif] }), 422, 'photoMetadata'],
    ['a picture with a document in it', () => jpeg({ extra: [comment('%PDF-1.7')] }), 422, 'photoRefused'],
    [
      'a picture with an archive behind it',
      () => Buffer.concat([jpeg(), Buffer.from('PK\x05\x06')]),
      422,
      'photoRefused',
    ],
    ['half a picture', () => jpeg().subarray(0, 600), 422, 'photoRefused'],
    ['a picture of a billion pixels', () => jpeg({ width: 40_000, height: 40_000 }), 413, 'photoTooLarge'],
    ['moving pictures', () => webp.animated(), 422, 'photoRefused'],
    ['a few bytes of nothing', () => Buffer.from('abc'), 422, 'photoRefused'],
  ])('of %s is refused, and nothing of it stays', async (_, make, status, code) => {
    const bytes = make()
    expect(await answerOf(await send(li, bytes))).toEqual([status, expect.objectContaining({ code })])
    const [name, size] = [sha256(bytes), bytes.length]
    await send(li, bytes.subarray(0, size / 2), { name, size })
    await send(li, bytes.subarray(size / 2), { name, size, offset: Math.floor(size / 2) })
    expect((await ask(li, name)).status).toBe(404)
    expect([await kept().size(`${name.slice(0, 2)}/${name}`), unfinished()]).toEqual([null, []])
    expect(await street.context.store.read(({ blobs }) => blobs.get(name))).toBeNull()
  })

  it('is not too large, has a size, and a name', async () => {
    const photo = jpeg()
    const tooLarge = [413, { code: 'photoTooLarge', details: { most: 2_097_152 } }]
    expect(await answerOf(await send(li, photo, { size: 3_000_000 }))).toEqual(tooLarge)
    const long = await send(li, jpeg({ size: 2_200_000 }), { size: 2_000_000 })
    expect(await answerOf(long)).toEqual([413, { code: 'tooLarge', details: { most: 2_097_152 } }])
    expect((await send(li, photo, { size: 10 })).status).toBe(400)
    const wrong: Record<string, string>[] = [
      { 'upload-offset': '-1' },
      { 'upload-length': 'x' },
      { 'content-encoding': 'gzip' },
    ]
    for (const headers of wrong) expect((await send(li, photo, { headers })).status).toBe(400)
    for (const name of ['..%2f..%2fetc%2fpasswd', 'abc', 'A'.repeat(64)])
      expect((await send(li, photo, { name })).status).toBe(404)
    expect((await ask(li, sha256(photo))).status).toBe(404)
  })

  it('is for people with a session', async () => {
    expect((await send(li, jpeg(), { headers: { cookie: '' } })).status).toBe(401)
  })
})

describe('a photo', () => {
  it('is seen by those who may see a record that shows it, and by nobody else', async () => {
    const photo = jpeg()
    const name = sha256(photo)
    await send(li, photo)
    expect((await read(wang, name)).status).toBe(404)
    await li.pushOne(create('visit', 'r_v', 'g:07/base', { photos: [{ sha256: name }] }))
    expect((await read(wang, name)).status).toBe(200)
    expect((await read(far, name)).status).toBe(404)
    expect((await far.call('GET', `/api/blobs/${name}/thumb`)).status).toBe(404)
    await li.pushOne(patch('visit', 'r_v', { summary: [null, 'x'] }))
    expect((await read(wang, name)).status).toBe(200)
    await street.write(({ grants }) => grants.take('u_wang', 'g:07/base'))
    expect((await read(wang, name)).status).toBe(404)
    await street.write(({ grants }) => grants.give({ user: 'u_wang', scope: 'g:07/base', role: 'worker' }))
  })

  it('is served as the picture it is and as nothing else, kept by a browser only as long as the right lasts', async () => {
    const photo = webp.lossy()
    const name = sha256(photo)
    await send(li, photo)
    await li.pushOne(create('visit', 'r_w', 'g:07/base', { photos: [{ sha256: name }] }))
    const [mine, theirs] = [await read(li, name), await read(wang, name)]
    expect(Object.fromEntries(mine.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': `inline; filename="${name.slice(0, 12)}.webp"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=31536000, immutable',
      vary: expect.stringContaining('Cookie'),
    })
    expect(theirs.headers.get('cache-control')).toBe('private, max-age=600')
    const seen = { 'if-none-match': theirs.headers.get('etag')!, 'cache-control': 'max-age=0' }
    const again = await read(wang, name, seen)
    expect(again.status).toBe(304)
  })
})

describe('the small picture of a photo', () => {
  const give = (phone: Phone, name: string, bytes: Buffer) =>
    fetch(`${street.url}/api/blobs/${name}/thumb`, {
      method: 'PUT',
      headers: { cookie: phone.cookie, 'content-type': 'image/jpeg' },
      body: new Uint8Array(bytes),
    })
  const small = async (phone: Phone, name: string) => {
    const answer = await phone.call('GET', `/api/blobs/${name}/thumb`)
    return Buffer.from(await answer.arrayBuffer())
  }

  it('is brought once, by whoever brought the photo, and seen wherever that is', async () => {
    const photo = jpeg({ width: 1200, height: 1600, size: 50_000 })
    const name = sha256(photo)
    const thumb = jpeg({ width: 240, height: 320, size: 4_000 })
    expect((await give(li, name, thumb)).status).toBe(404)
    await send(li, photo)
    await li.pushOne(create('visit', 'r_t', 'g:07/base', { photos: [{ sha256: name }] }))
    expect((await small(wang, name)).equals(photo)).toBe(true)
    expect((await give(wang, name, thumb)).status).toBe(404)
    expect((await give(li, name, thumb)).status).toBe(204)
    expect((await give(li, name, jpeg({ width: 240, height: 320 }))).status).toBe(204)
    expect((await small(wang, name)).equals(thumb)).toBe(true)
    expect(Buffer.from(await (await read(wang, name)).arrayBuffer()).equals(photo)).toBe(true)
  })

  it('is small, like the photo, and held to the same rules', async () => {
    const photo = jpeg({ width: 1200, height: 1600 })
    const name = sha256(photo)
    await send(li, photo)
    const codeFor = async (bytes: Buffer) => {
      const [status, body] = await answerOf(await give(li, name, bytes))
      return [status, (body as { code: string } | null)?.code]
    }
    expect(await codeFor(jpeg({ width: 900, height: 1200 }))).toEqual([422, 'photoRefused'])
    expect(await codeFor(jpeg({ width: 320, height: 240 }))).toEqual([422, 'photoRefused'])
    expect(await codeFor(jpeg({ width: 240, height: 320, extra: [exif] }))).toEqual([422, 'photoRefused'])
    expect(await codeFor(Buffer.from('<svg/>'))).toEqual([422, 'photoRefused'])
    expect(await codeFor(jpeg({ width: 240, height: 320, size: 60_000 }))).toEqual([413, 'tooLarge'])
  })
})

describe('photos that no record shows', () => {
  const day = 86_400_000

  it('have a limit, of which the record’s own photos are free', async () => {
    await street.write(({ blobs }) =>
      blobs.put({
        sha256: 'f'.repeat(64),
        size: mostUnshownBytes - 1_500,
        mime: 'image/jpeg',
        offset: 0,
        state: 'arriving',
        user: 'u_far',
        updatedAt: street.now,
      }),
    )
    const [one, two, shown] = [jpeg(), jpeg(), jpeg()]
    expect((await send(far, one)).status).toBe(204)
    expect(await answerOf(await send(far, two))).toEqual([
      429,
      { code: 'photoQuota', details: { most: mostUnshownBytes } },
    ])
    await far.pushOne(create('visit', 'r_far', 'g:99/base', { photos: [{ sha256: sha256(shown) }] }))
    expect((await send(far, shown)).status).toBe(204)
    expect((await send(li, two)).status).toBe(204)
  })

  it('are forgotten after 90 days, unless something ever mentioned them', async () => {
    const [never, shown, removed, fresh] = [jpeg(), jpeg(), jpeg(), jpeg()]
    for (const photo of [never, shown, removed]) await send(li, photo)
    await li.pushOne(
      create('visit', 'r_f', 'g:07/base', {
        photos: [{ sha256: sha256(shown) }, { sha256: sha256(removed) }],
      }),
    )
    const [both, one] = [[shown, removed], [shown]].map((all) =>
      all.map((photo) => ({ sha256: sha256(photo) })),
    )
    await li.pushOne(patch('visit', 'r_f', { photos: [both, one] }))
    const half = randomBytes(100)
    await kept().append('arriving/half', 0, half)
    street.now += 91 * day
    await street.phone('li').then((phone) => (li.cookie = phone.cookie))
    await send(li, fresh)
    const gone = await forgetUnshown(street.context, kept())
    expect(gone.photos).toBeGreaterThan(0)
    const sizes = await Promise.all(
      [never, shown, removed, fresh].map((photo) =>
        kept().size(`${sha256(photo).slice(0, 2)}/${sha256(photo)}`),
      ),
    )
    expect(sizes).toEqual([null, 1000, 1000, 1000])
    expect((await ask(li, sha256(never))).status).toBe(404)
    expect((await send(li, never)).status).toBe(204)
  })
})
