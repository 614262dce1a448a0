import { beforeEach, describe, expect, it } from 'vitest'
import type { GoneRow, SyncResponse } from '#domain/sync/protocol.ts'
import { onDisk } from './disk.ts'
import { expectSoundDisk } from './expect-sound-disk.ts'
import { BASE, CARE, household, openStreet, OTHER, patch, type Phone, type Street } from './street.ts'
import { expectEqualToServer, shown } from './whole-device.ts'

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})

const hashOf = (id: string): Promise<string> =>
  street.server.context.store.read(async ({ records }) => (await records.get(id))!.contentHash)

/** A wrong removal would be found by the digest and healed; it must not have happened at all. */
const resetsAsked = () => phone.line.requests.flatMap(({ askReset }) => askReset)

/** The next answer also says that a record is gone. */
const alsoSay = (gone: Partial<GoneRow>) => {
  phone.line.between = async (request, pass): Promise<SyncResponse> => {
    phone.line.between = null
    const answer = await pass(request)
    return {
      ...answer,
      rows: [...answer.rows, { scope: BASE, seq: 1, id: 'r_1', rev: 9, gone: 'move', ...gone }],
    }
  }
}

describe('gone', () => {
  it('[D5] from another scope than the record’s removes nothing', async () => {
    await street.server.write('li', household('r_1'))
    const device = await phone.open()
    await device.sync()
    alsoSay({ scope: CARE })
    await device.sync()
    expect(device.records.get('household', 'r_1')).toBeDefined()
    expect(resetsAsked()).toEqual([])
  })

  it('[D5] with an older revision removes nothing', async () => {
    await street.server.write('li', household('r_1'), patch('r_1', { room: ['101', '102'] }))
    const device = await phone.open()
    await device.sync()
    alsoSay({ rev: 1 })
    await device.sync()
    expect(device.records.get('household', 'r_1')?.rev).toBe(2)
    expect(resetsAsked()).toEqual([])
  })

  it('[D5] removes a record that was packed, for good', async () => {
    await street.server.write('li', household('r_1'), household('r_2'))
    const device = await phone.open()
    await device.sync()
    await street.server.write('chen', {
      op: 'delete',
      type: 'household',
      record: 'r_1',
      seen: await hashOf('r_1'),
    })
    await device.sync()
    expect(device.records.get('household', 'r_1')).toBeUndefined()
    await device.close()
    const again = await phone.open()
    expect(again.records.ofType('household').map(({ id }) => id)).toEqual(['r_2'])
    await expectEqualToServer(device, street.server)
  })

  it('[C3] a moved record is in one scope only, on a device that holds both', async () => {
    await street.server.grant('wang', OTHER)
    await street.server.write('li', household('r_1'))
    const device = await phone.open()
    await device.sync()
    await street.server.write('chen', { op: 'move', type: 'household', record: 'r_1', from: BASE, to: OTHER })
    await device.sync()
    expect(device.records.find('r_1')?.scope).toBe(OTHER)
    expect(device.records.inScope(BASE)).toEqual([])
    await device.close()
    const again = await phone.open()
    expect(again.records.find('r_1')?.scope).toBe(OTHER)
    await expectEqualToServer(again, street.server)
  })
})

describe('a scope that is taken away', () => {
  it('[D5] goes with its rows; the outbox stays and is delivered', async () => {
    await street.server.write('li', household('r_1', { room: '1' }))
    const device = await phone.open()
    await device.sync()
    await device.save([patch('r_1', { room: ['1', '2'] }), household('r_new')])
    await street.server.takeGrant('wang', BASE)
    phone.line.between = async (request, pass) => {
      phone.line.between = null
      const answer = await pass(request)
      return { ...answer, outcomes: {} }
    }
    await device.sync()
    expect(device.records.size).toBe(0)
    expect([...device.scopes().keys()]).toEqual([CARE])
    await expectSoundDisk(phone.disk, 'wang')
    expect(phone.line.requests.at(-1)?.mutations).toHaveLength(2)
    expect((await device.entries('r_new'))[0]).toMatchObject({
      state: 'acked',
      outcome: { outcome: 'parked' },
    })
  })

  it('[D5] and given back is pulled whole again', async () => {
    await street.server.write('li', household('r_1'), household('r_2'))
    const device = await phone.open()
    await device.sync()
    await street.server.takeGrant('wang', BASE)
    await device.sync()
    await street.server.write('li', household('r_3'))
    await street.server.grant('wang', BASE)
    await device.sync()
    expect(device.records.size).toBe(3)
    await expectEqualToServer(device, street.server)
  })

  it('[D2] what was saved offline is seen again with the new role, as far as it reaches', async () => {
    const device = await phone.open()
    await device.sync()
    phone.line.online = false
    await device.save([household('r_1')])
    phone.line.online = true
    await street.server.takeGrant('wang', BASE)
    phone.line.between = async (request, pass) => ({
      ...(await pass({ ...request, mutations: [] })),
      complete: false,
    })
    await device.sync()
    expect(device.records.find('r_1')).toBeUndefined()
    await street.server.grant('wang', BASE)
    await device.sync()
    expect(device.records.find('r_1')?.pending).toHaveLength(1)
    phone.line.between = null
    await device.sync()
    await expectEqualToServer(device, street.server)
  })
})

describe('reset', () => {
  const ten = Array.from({ length: 10 }, (_, i) => household(`r_${i}`, { room: String(i) }))

  it('[D6] drops what is no longer there, and keeps the outbox', async () => {
    await street.server.write('li', ...ten)
    const device = await phone.open()
    await device.sync()
    await onDisk(phone, (disk) => disk.scopes.update(BASE, { askReset: true }))
    await device.close()
    await onDisk(phone, async (disk) => {
      const [pack] = await disk.packs.toArray()
      const records = [
        ...(JSON.parse(pack!.text) as object[]),
        { ...JSON.parse(pack!.text)[0], id: 'r_phantom' },
      ]
      await disk.packs.update(pack!.number, { text: JSON.stringify(records) })
    })
    const again = await phone.open()
    await again.save([patch('r_3', { room: ['3', '33'] })])
    expect(again.records.size).toBe(11)
    await again.sync()
    expect(phone.line.requests.at(-1)?.askReset).toEqual([BASE])
    expect(phone.line.responses.at(-1)?.scopes[BASE]?.reset).toBe(true)
    expect(again.records.find('r_phantom')).toBeUndefined()
    await expectEqualToServer(again, street.server)
  })

  it('[D6] goes on after a kill half-way, and loses nothing that is saved in between', async () => {
    await street.server.write('li', ...ten)
    phone.limits = { rows: 3, bytes: 100_000 }
    let device = await phone.open()
    phone.line.between = async (request, pass) => {
      if (phone.line.requests.length > 2) phone.line.online = false
      return pass(request)
    }
    await device.sync()
    expect(device.records.size).toBe(9)
    const [first] = device.records.ofType('household')
    await device.save([patch(first!.id, { note: [null, '半路'] })])
    await device.close()

    phone.line.online = true
    phone.line.between = null
    device = await phone.open()
    expect(device.records.size).toBe(9)
    expect(device.status.ready).toBe(false)
    await device.sync()
    const continued = phone.line.requests[3]!
    expect(continued.sweep).toContain(BASE)
    expect(continued.have[BASE]).toBeGreaterThan(0)
    expect(device.records.get('household', first!.id)?.body.note).toBe('半路')
    await expectEqualToServer(device, street.server)
    await expectSoundDisk(phone.disk, 'wang')
  })

  it.each([
    ['goes on after nine months', 270, false],
    ['begins anew after a year, when tombstones may be forgotten', 365, true],
  ])('[R2] [D6] one that was broken off %s', async (_when, days, reset) => {
    await street.server.write('li', ...ten)
    phone.limits = { rows: 3, bytes: 100_000 }
    const device = await phone.open()
    phone.line.between = async (request, pass) => {
      if (phone.line.requests.length > 2) phone.line.online = false
      return pass(request)
    }
    await device.sync()
    const target = { type: 'household', record: 'r_0' }
    await street.server.write('chen', { op: 'delete', ...target, seen: await hashOf('r_0') })
    street.time.now += days * 86_400_000
    await street.server.context.store.write(({ feed }) => feed.pruneTombstones(street.time.now))
    Object.assign(phone.line, { online: true, between: null })
    phone.line.responses.length = 0
    await device.sync()
    expect(phone.line.responses[0]!.scopes[BASE]!.reset).toBe(reset)
    expect(device.records.get('household', 'r_0')).toBeUndefined()
    // Here a tombstone was forgotten after nine months, which no server does: the digest finds what it hid.
    expect(resetsAsked()).toEqual(reset ? [] : [BASE])
  })

  it('[D6] one that begins again forgets the stamps of the one before', async () => {
    await street.server.write('li', ...ten)
    phone.limits = { rows: 4, bytes: 100_000 }
    const device = await phone.open()
    phone.line.between = async (request, pass) => {
      if (phone.line.requests.length > 1) phone.line.online = false
      return pass(request)
    }
    await device.sync()
    await street.server.write('chen', {
      op: 'delete',
      type: 'household',
      record: 'r_0',
      seen: await hashOf('r_0'),
    })
    await street.server.newEpoch()
    Object.assign(phone.line, { online: true, between: null })
    await device.sync()
    await expectEqualToServer(device, street.server)
    const before = shown(device)
    await device.close()
    expect(shown(await phone.open())).toEqual(before)
  })

  const hashOf = (id: string) =>
    street.server.context.store.read(async ({ records }) => (await records.get(id))!.contentHash)
})

describe('first pull', () => {
  it('[D6] writes packs only', async () => {
    await street.server.write('li', ...Array.from({ length: 500 }, (_, i) => household(`r_${i}`)))
    const device = await phone.open()
    await device.sync()
    const [packs, rows] = await onDisk(phone, (disk) =>
      Promise.all([disk.packs.toArray(), disk.rows.count()]),
    )
    expect(rows).toBe(0)
    expect(packs.map(({ text }) => (JSON.parse(text) as unknown[]).length)).toEqual([200, 200, 100])
    expect(device.records.size).toBe(500)
  })
})
