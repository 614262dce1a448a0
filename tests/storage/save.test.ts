import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { STORAGE } from '#storage/stored.ts'
import type { Device } from '#sync/device.ts'
import { expectSoundDisk } from '../sync/expect-sound-disk.ts'
import { onDisk } from '../sync/disk.ts'
import { BASE, household, openStreet, patch, type Phone, type Street } from '../sync/street.ts'
import { shown } from '../sync/whole-device.ts'
import { diskFull, killAt, onFailingDisk } from './failing-disk.ts'

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})

const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Problem ? error.code : error
}

describe('a save', () => {
  it('[D1] survives a killed tab: all of it is on disk when it resolves', async () => {
    const device = await phone.ready()
    const uids = await device.save([
      household('r_1', { room: '101', head: '王' }),
      patch('r_1', { room: ['101', '102'] }),
    ])
    // No close: a killed tab does not tidy up.
    const again = await phone.open()
    expect(again.records.get('household', 'r_1')?.body).toEqual({ room: '102', head: '王' })
    expect(again.records.get('household', 'r_1')?.pending).toEqual(uids)
    expect(await again.entries()).toMatchObject([
      { uid: uids[0], op: 'create', state: 'new' },
      { uid: uids[1], op: 'patch', state: 'new' },
    ])
  })

  it('[D1] is whole or not at all, wherever it is cut', async () => {
    const device = await phone.ready()
    await device.drafts.put({
      key: 'visit:new',
      type: 'visit',
      record: null,
      body: { summary: '写了' },
      place: null,
    })
    const before = shown(device)
    const intents = [household('r_1'), patch('r_1', { room: ['101', '102'] })]
    const save = () => device.save(intents, { removeDraft: 'visit:new' })
    const state = async (one: Device) => [
      shown(one),
      one.status.unsent,
      (await one.drafts.all()).map(({ key }) => key),
    ]

    let whole = 0
    for (; (await codeOf(onFailingDisk(killAt(whole).judge, save))) !== null; whole++) {
      expect(await state(device)).toEqual([before, 0, ['visit:new']])
      expect(await state(await phone.open())).toEqual([before, 0, ['visit:new']])
    }
    expect(whole).toBeGreaterThan(3)
    expect(await state(device)).toEqual([shown(await phone.open()), 2, []])
    await expectSoundDisk(phone.disk, 'wang')
  })

  it('[D9] keeps what was saved word for word, whatever the form does afterwards', async () => {
    const device = await phone.ready()
    const body = { room: '101', attention: ['migrant'] }
    await device.save([household('r_1', body)])
    body.room = '999'
    body.attention.push('hardship')
    expect(device.records.get('household', 'r_1')?.body).toEqual({ room: '101', attention: ['migrant'] })
    const [row] = await onDisk(phone, (disk) => disk.outbox.toArray())
    expect(row?.payload).toMatchObject({ body: { room: '101', attention: ['migrant'] }, schema: 1 })
  })

  it('[D2] shows several of one record, in order, and a delete as gone', async () => {
    const device = await phone.ready()
    await device.save([household('r_1'), household('r_2')])
    await device.save([
      patch('r_1', { room: ['101', '1'] }),
      patch('r_1', { room: ['1', '2'], note: [null, '好'] }),
    ])
    expect(device.records.get('household', 'r_1')?.body).toEqual({ room: '2', note: '好' })
    await street.server.grant('wang', BASE, 'supervisor')
    await device.sync()
    const { contentHash } = await import('#domain/sync/content-hash.ts')
    await device.save([
      { op: 'delete', type: 'household', record: 'r_1', seen: contentHash(device.records.find('r_1')!) },
    ])
    expect(device.records.find('r_1')).toBeUndefined()
    expect((await phone.open()).records.ofType('household').map(({ id }) => id)).toEqual(['r_2'])
    await expectSoundDisk(phone.disk, 'wang')
  })

  it('many at the same moment keep their order', async () => {
    const device = await phone.ready()
    await Promise.all(Array.from({ length: 30 }, (_, i) => device.save([household(`r_${i}`)])))
    const entries = await device.entries()
    expect(entries.map(({ record }) => record)).toEqual(Array.from({ length: 30 }, (_, i) => `r_${i}`))
    expect(new Set(entries.map(({ ordinal }) => ordinal)).size).toBe(30)
  })

  it('a lost log form: a create and its submit are saved together or not at all', async () => {
    const device = await phone.ready()
    const visit = {
      visitType: 'routine',
      form: 'home',
      startedAt: 1,
      endedAt: 2,
      workers: [{ user: 'wang' }],
    }
    await device.save([
      { op: 'create', type: 'visit', record: 'v_1', scope: BASE, body: visit },
      { op: 'command', type: 'visit', record: 'v_1', command: 'submit', args: {} },
    ])
    expect((await device.entries('v_1')).map(({ op, command }) => [op, command])).toEqual([
      ['create', undefined],
      ['command', 'submit'],
    ])
  })
})

describe('a full or broken disk', () => {
  it('[B4] refuses the save as storageFull, keeps the draft, and everything goes on when there is space', async () => {
    const device = await phone.ready()
    await device.drafts.put({
      key: 'household:new',
      type: 'household',
      record: null,
      body: { room: '7' },
      place: null,
    })
    const full = (store: string) => (store === 'rows' || store === 'outbox' ? diskFull() : null)
    const save = () => device.save([household('r_7', { room: '7' })], { removeDraft: 'household:new' })
    expect(await codeOf(onFailingDisk(full, save))).toBe('storageFull')
    expect(device.records.find('r_7')).toBeUndefined()
    expect((await device.drafts.get<{ room: string }>('household:new'))?.body.room).toBe('7')
    await save()
    expect(device.records.find('r_7')).toBeDefined()
    expect(await device.drafts.all()).toEqual([])
  })

  it('a response that cannot be stored changes nothing, and comes again', async () => {
    const device = await phone.ready()
    await street.server.write('li', household('r_1'))
    await device.save([household('r_2')])
    const full = (store: string) => (store === 'scopes' ? diskFull() : null)
    expect(await onFailingDisk(full, () => device.sync())).toMatchObject({
      phase: 'failed',
      problem: 'storageFull',
      unsent: 1,
    })
    expect(device.records.find('r_1')).toBeUndefined()
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(device.records.find('r_1')).toBeDefined()
  })

  it('nobody waits for a transaction that never settles, and what comes after goes on', async () => {
    const device = await phone.ready()
    let done = false
    const stuck = onFailingDisk(
      (store) => (store === 'outbox' && !done ? 'never' : null),
      async () => {
        const refused = codeOf(device.save([household('r_1')]))
        await street.time.pass(20_000)
        done = true
        return refused
      },
    )
    expect(await stuck).toBe('storageBlocked')
    await device.save([household('r_2')])
    expect(device.records.find('r_2')).toBeDefined()
    expect((await phone.open()).records.find('r_1')).toBeUndefined()
  })

  it('a browser that opens no database says storageBlocked', async () => {
    const closed = {
      open: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    }
    expect(await codeOf(phone.open({ indexedDB: closed as never }))).toBe('storageBlocked')
  })

  it('a database that was emptied under us says storageBlocked', async () => {
    const device = await phone.ready()
    await onDisk(phone, (disk) => disk.meta.clear())
    expect(await codeOf(device.save([household('r_1')]))).toBe('storageBlocked')
  })
})

describe('old code on a newer database', () => {
  beforeEach(async () => {
    await phone.ready()
    await onDisk(phone, (disk) => disk.meta.update('state', { storage: STORAGE + 1 }))
  })

  it('does not open it', async () => {
    expect(await codeOf(phone.open())).toBe('storageNewer')
  })

  it('writes nothing into it from a tab that was open already', async () => {
    await onDisk(phone, (disk) => disk.meta.update('state', { storage: STORAGE }))
    const device = await phone.open()
    await onDisk(phone, (disk) => disk.meta.update('state', { storage: STORAGE + 1 }))
    expect(await codeOf(device.save([household('r_1')]))).toBe('storageNewer')
    expect(
      await codeOf(device.drafts.put({ key: 'k', type: 't', record: null, body: {}, place: null })),
    ).toBe('storageNewer')
    expect(await device.sync()).toMatchObject({ phase: 'stopped', problem: 'storageNewer' })
    expect(await onDisk(phone, (disk) => disk.outbox.count())).toBe(0)
  })
})
