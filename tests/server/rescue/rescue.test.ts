import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { headerLengthOf, readHeader } from '#domain/rescue/capsule-file.ts'
import { partMessage } from '#domain/rescue/part-message.ts'
import { MOST_PART_BYTES } from '#domain/rescue/part.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { renewRescueKey } from '#server/services/rescue/rescue-keys.ts'
import { revokeDevices } from '#server/services/users/revoke-devices.ts'
import { jpeg, sha256 } from '#tests/support/pictures.ts'
import { create, patch, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'
import { deliver, kitOf, rescueFile, sendPart } from './rescue-files.ts'

const BASE = 'g:07/base'
const hour = 3_600_000
let street: Street
let li: Phone
/** Has no grant in the grid of the file's author. */
let far: Phone
let n = 0

beforeAll(async () => {
  street = await openStreet()
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
  far = await street.phone('far')
})
beforeEach(async () => {
  n++
  await street.person(`li${n}`, 'worker', { [BASE]: 'worker' })
  li = await street.phone(`li${n}`)
})
afterAll(() => street.close())

const household = (id: string, body = {}) =>
  create('household', id, BASE, { code: id, building: 'b_3', ...body })
const unsent = (...intents: Parameters<Phone['mutation']>[0][]): Mutation[] =>
  intents.map((intent) => li.mutation(intent))
const audit = () =>
  street.context.store.read(({ audit: trail }) => trail.list({ limit: 50, action: 'rescue.deliver' }))
const stored = (uid: string) => street.context.store.read(({ mutations }) => mutations.get(uid))

async function partsOf(file: Blob): Promise<Bytes[]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { prelude, places } = await readHeader(
    globalThis.crypto.subtle,
    bytes.slice(0, headerLengthOf(bytes)),
    bytes.length,
  )
  return places.map(({ start, end }, index) => partMessage(prelude, index, bytes.slice(start, end)))
}

describe('a rescue file', () => {
  it('[P2][X3] delivered three times by others arrives once, under its author’s name, photos included', async () => {
    const photo = jpeg({ size: 40_000 })
    const mutations = unsent(
      household('h_a', { note: '门锁坏了' }),
      create('visit', 'r_visit', BASE, { photos: [{ sha256: sha256(photo) }] }),
      patch('household', 'h_a', { note: ['门锁坏了', '已修好'] }),
    )
    const file = await rescueFile(await kitOf(li), { mutations, photos: [photo] })
    const all = { author: `li${n}`, entries: 3, photos: 1, kept: 0, isShut: false, photosRefused: 0 }
    const first = await deliver(street, far, file)
    expect(first).toMatchObject({ ...all, applied: 3, known: 0, photosArrived: 1, photosKnown: 0 })
    const record = await street.record('h_a')
    for (const bearer of [far, li])
      expect(await deliver(street, bearer, file)).toMatchObject({
        ...all,
        applied: 0,
        known: 3,
        photosArrived: 0,
        photosKnown: 1,
      })
    expect(await street.record('h_a')).toEqual(record)
    expect(record).toMatchObject({
      createdBy: `u_li${n}`,
      updatedBy: `u_li${n}`,
      rev: 2,
      body: { note: '已修好' },
    })
    expect(await stored(mutations[0]!.uid)).toMatchObject({
      user: `u_li${n}`,
      device: `d_li${n}`,
      payload: mutations[0],
    })
    const shown = await li.call('GET', `/api/blobs/${sha256(photo)}`)
    expect(sha256(Buffer.from(await shown.arrayBuffer()))).toBe(sha256(photo))
    const [last] = await audit()
    expect(last).toMatchObject({ user: `u_li${n}`, object: `u_li${n}`, result: 'done' })
    expect((await audit()).at(-1)).toMatchObject({ user: 'u_far', device: 'd_far', object: `u_li${n}` })
  })

  it('[P2] gives the author’s own phone the outcomes that were stored, when it comes online later', async () => {
    const mutations = unsent(household(`h_${n}`))
    await deliver(street, far, await rescueFile(await kitOf(li), { mutations }))
    const { outcomes } = await li.sync({ mutations })
    expect(outcomes[mutations[0]!.uid]).toMatchObject({ outcome: 'applied', rev: 1 })
    expect((await street.record(`h_${n}`))!.rev).toBe(1)
  })

  it('[P2] delivered after some of it had gone out by itself adds the rest only', async () => {
    const mutations = unsent(household(`h_${n}`), patch('household', `h_${n}`, { note: [null, '狗'] }))
    const file = await rescueFile(await kitOf(li), { mutations })
    await li.sync({ mutations: mutations.slice(0, 1) })
    expect(await deliver(street, far, file)).toMatchObject({ known: 1, applied: 1 })
  })

  it('tells nobody who brings it what is inside', async () => {
    const file = await rescueFile(await kitOf(li), {
      mutations: unsent(household(`h_${n}`, { note: '独居' })),
    })
    const answers = await Promise.all(
      (await partsOf(file)).map(async (part) => (await sendPart(street, far, part)).text()),
    )
    for (const word of ['独居', 'household', BASE, `h_${n}`]) expect(answers.join()).not.toContain(word)
  })

  it('[X4] forged by a colleague in another’s name is refused, keeps nothing, and stands in the audit trail', async () => {
    const own = await kitOf(far)
    const forged = { ...own, user: `u_li${n}`, device: `d_li${n}` }
    const mutations = unsent(household(`h_${n}`))
    await expect(deliver(street, far, await rescueFile(forged, { mutations }))).rejects.toThrow(
      'rescueNotGenuine',
    )
    expect(await street.record(`h_${n}`)).toBeNull()
    expect((await audit())[0]).toMatchObject({ user: 'u_far', object: `u_li${n}`, result: 'refused' })
  })

  it('for another server is refused with a word of its own', async () => {
    const other = await openStreet()
    await other.person('li', 'worker', { [BASE]: 'worker' })
    const kit = await kitOf(await other.phone('li'))
    await other.close()
    const file = await rescueFile(kit, { mutations: unsent(household(`h_${n}`)) })
    await expect(deliver(street, far, file)).rejects.toThrow('rescueOtherServer')
  })

  it('made before the server’s key was renewed is opened all the same', async () => {
    const before = await kitOf(li)
    const file = await rescueFile(before, { mutations: unsent(household(`h_${n}`)) })
    await renewRescueKey(street.context)
    const after = await kitOf(li)
    expect(after.serverKey).not.toBe(before.serverKey)
    expect(after.secret).toBe(before.secret)
    expect(await deliver(street, far, file)).toMatchObject({ applied: 1 })
  })

  it('bent on its way to the server keeps nothing, and arrives whole at the next try', async () => {
    const file = await rescueFile(await kitOf(li), { mutations: unsent(household(`h_${n}`)) })
    let parts = 0
    const bend = (part: Bytes) => (++parts === 2 ? part.with(200, part[200]! ^ 1) : part)
    await expect(deliver(street, far, file, bend)).rejects.toThrow('rescueDamaged')
    expect(await street.record(`h_${n}`)).toBeNull()
    expect(await deliver(street, far, file)).toMatchObject({ applied: 1 })
  })

  it('[P1] whose pages are brought in another order waits for the one before', async () => {
    const mutations = unsent(...Array.from({ length: 201 }, (_, i) => household(`h_${n}_${i}`)))
    const [, first, second] = await partsOf(await rescueFile(await kitOf(li), { mutations }))
    expect((await sendPart(street, far, second!)).status).toBe(400)
    expect(await street.record(`h_${n}_200`)).toBeNull()
    expect((await sendPart(street, far, first!)).status).toBe(200)
    expect((await sendPart(street, far, second!)).status).toBe(200)
    expect(await street.record(`h_${n}_200`)).not.toBeNull()
  })

  it('larger than a part may be is refused before it is read', async () => {
    const answer = await sendPart(street, far, new Uint8Array(MOST_PART_BYTES + 1))
    expect([answer.status, await answer.json()]).toEqual([
      413,
      { code: 'tooLarge', details: { most: MOST_PART_BYTES } },
    ])
  })

  it('with a photo that nobody may take brings everything else', async () => {
    const [good, bad] = [jpeg({ size: 3000 }), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]
    const file = await rescueFile(await kitOf(li), {
      mutations: unsent(household(`h_${n}`)),
      photos: [bad, good],
    })
    expect(await deliver(street, far, file)).toMatchObject({ applied: 1, photosArrived: 1, photosRefused: 1 })
  })

  it('[B2] goes on with a photo where the author’s own phone had stopped', async () => {
    const photo = jpeg({ size: 50_000 })
    await fetch(`${street.url}/api/blobs/${sha256(photo)}`, {
      method: 'PATCH',
      headers: { cookie: li.cookie, 'upload-offset': '0', 'upload-length': String(photo.length) },
      body: new Uint8Array(photo.subarray(0, 20_000)),
    })
    const file = await rescueFile(await kitOf(li), { photos: [photo] })
    expect(await deliver(street, far, file)).toMatchObject({ photosArrived: 1, entries: 0 })
  })

  it('[T1] shows the times of its author’s phone by the skew that it had measured', async () => {
    const [slow] = unsent(household(`h_${n}`))
    const mutation = { ...slow!, at: street.now - 3 * hour } as Mutation
    await deliver(street, far, await rescueFile(await kitOf(li), { mutations: [mutation], skewMs: hour }))
    expect((await street.record(`h_${n}`))!.createdAt).toBe(street.now - 2 * hour)
  })

  it('[R1] of an earlier history of the server is taken by its contents', async () => {
    const file = await rescueFile(await kitOf(li), {
      mutations: unsent(household(`h_${n}`)),
      epoch: 'e_before',
    })
    expect(await deliver(street, far, file)).toMatchObject({ applied: 1, kept: 0 })
  })
})

describe('a rescue file whose author', () => {
  it('[P3] has lost the grant since is kept for a decision, word for word', async () => {
    const kit = await kitOf(li)
    const mutations = unsent(household(`h_${n}`, { note: '门锁坏了' }))
    await street.write(({ grants }) => grants.take(`u_li${n}`, BASE))
    expect(await deliver(street, far, await rescueFile(kit, { mutations }))).toMatchObject({
      applied: 0,
      kept: 1,
    })
    expect(await street.record(`h_${n}`)).toBeNull()
    const review = (await street.reviews()).find(({ createdBy }) => createdBy === `u_li${n}`)
    expect(review!.body).toMatchObject({ kind: 'noAccess', author: `u_li${n}` })
    expect((await stored(mutations[0]!.uid))!.payload).toEqual(mutations[0])
  })

  it('[P5] has an unknown version of the app is kept for a decision', async () => {
    const [mutation] = unsent(household(`h_${n}`))
    const mutations = [{ ...mutation!, schema: 99 } as Mutation]
    expect(await deliver(street, far, await rescueFile(await kitOf(li), { mutations }))).toMatchObject({
      kept: 1,
    })
  })

  it('[X5] has a phone that was shut out has every entry decided by a supervisor, and loses none', async () => {
    const kit = await kitOf(li)
    const mutations = unsent(household(`h_${n}`), patch('household', 'h_a', { note: ['已修好', '又坏了'] }))
    await revokeDevices(street.context, `li${n}`, null, { user: null, address: null })
    const slip = await deliver(street, far, await rescueFile(kit, { mutations }))
    expect(slip).toMatchObject({ isShut: true, applied: 0, kept: 2 })
    expect(await street.record(`h_${n}`)).toBeNull()
    expect((await street.record('h_a'))!.body.note).toBe('已修好')
    const open = (await street.reviews()).filter(({ createdBy }) => createdBy === `u_li${n}`)
    expect(open.map(({ body }) => body.status)).toEqual(['open', 'open'])
  })

  it('[X5] has a closed account has every entry decided by a supervisor', async () => {
    const kit = await kitOf(li)
    const mutations = unsent(household(`h_${n}`))
    await street.write(async ({ users }) =>
      users.put({ ...(await users.get(`u_li${n}`))!, disabledAt: street.now }),
    )
    expect(await deliver(street, far, await rescueFile(kit, { mutations }))).toMatchObject({
      isShut: true,
      kept: 1,
    })
  })
})

describe('what a device gets to make one', () => {
  it('[X1] is for that person on that device, the same each time, and for nobody who is not signed in', async () => {
    const kit = await kitOf(li)
    expect(kit).toMatchObject({ user: `u_li${n}`, device: `d_li${n}` })
    expect(await kitOf(li)).toEqual(kit)
    const others = [await kitOf(far), await kitOf(await street.phone(`li${n}`, 'd_second'))]
    for (const other of others) expect(other.secret).not.toBe(kit.secret)
    expect((await fetch(`${street.url}/api/rescue`)).status).toBe(401)
    expect((await fetch(`${street.url}/api/rescue`, { method: 'POST' })).status).toBe(401)
  })
})
