import { beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '#sync/device.ts'
import { onDisk } from './disk.ts'
import { BASE, household, openStreet, patch, type Phone, type Street } from './street.ts'
import { expectEqualToServer } from './whole-device.ts'

const DAY = 86_400_000

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
  await street.server.write('li', household('r_1', { room: '101' }), household('r_2', { room: '202' }))
})

async function reopened(device: Device): Promise<Device> {
  await device.close()
  return phone.open()
}

const damagePack = (from: string, to: string) =>
  onDisk(phone, async (disk) => {
    const [pack] = await disk.packs.toArray()
    expect(pack?.text).toContain(from)
    await disk.packs.update(pack!.number, { text: pack!.text.replace(from, to) })
  })

const resetsAsked = () => phone.line.requests.filter(({ askReset }) => askReset.includes(BASE)).length

describe('[D7] a flipped bit', () => {
  it.each([
    ['in a value', '"room":"101"', '"room":"141"'],
    ['in an id', '"id":"r_1"', '"id":"r_3"'],
    ['in a revision', '"rev":1', '"rev":3'],
    ['that breaks the text of a pack', '"room":"101"', '"room:"101"'],
    ['in a scope', '"scope":"g:07/base"', '"scope":"g:17/base"'],
  ])('%s is found, reported and healed', async (_where, from, to) => {
    let device = await phone.open()
    await device.sync()
    await device.close()
    await damagePack(from, to)
    device = await phone.open()
    await device.save([patch('r_2', { note: [null, '在'] })])
    await device.sync()
    expect(resetsAsked()).toBe(1)
    expect(phone.line.requests.flatMap(({ mismatches }) => mismatches)).toContain(BASE)
    expect(device.status).toMatchObject({ phase: 'idle', unsent: 0 })
    await expectEqualToServer(device, street.server)
    await expectEqualToServer(await reopened(device), street.server)
  })

  it('in a row is found and healed', async () => {
    let device = await phone.open()
    await device.sync()
    await street.server.write('li', patch('r_1', { room: ['101', '103'] }))
    await device.sync()
    await device.close()
    await onDisk(phone, async (disk) => {
      const row = (await disk.rows.get('r_1'))!
      const damaged = { ...row.server!, body: { room: '183' } }
      await disk.rows.put({ ...row, server: damaged, seen: damaged })
    })
    device = await phone.open()
    await device.sync()
    expect(resetsAsked()).toBe(1)
    await expectEqualToServer(device, street.server)
  })
})

describe('[D2] a flipped bit in the copy of a row that is shown', () => {
  it('is not shown: of a settled row only what the digest proves counts', async () => {
    let device = await phone.open()
    await device.sync()
    await street.server.write('li', patch('r_1', { room: ['101', '103'] }))
    await device.sync()
    await device.close()
    await onDisk(phone, async (disk) => {
      const row = (await disk.rows.get('r_1'))!
      await disk.rows.put({ ...row, seen: { ...row.seen!, body: { room: '183' } } })
    })
    device = await phone.open()
    expect(device.records.get('household', 'r_1')?.body.room).toBe('103')
  })
})

describe('[D7] a scope that always differs', () => {
  const lie = () => {
    phone.line.between = async (request, pass) => {
      const answer = await pass(request)
      return { ...answer, scopes: { ...answer.scopes, [BASE]: { ...answer.scopes[BASE]!, digest: [1, 2] } } }
    }
  }

  it('is asked for once a day, and its digest never adopted', async () => {
    const device = await phone.open()
    await device.sync()
    lie()
    for (let i = 0; i < 3; i++) expect(await device.sync()).toMatchObject({ phase: 'idle' })
    expect(resetsAsked()).toBe(1)
    street.time.now += DAY
    await device.sync()
    expect(resetsAsked()).toBe(2)
    await expectEqualToServer(device, street.server)
  })

  it('[T1] is asked for again although the clock was set back', async () => {
    const device = await phone.open()
    await device.sync()
    lie()
    await device.sync()
    street.time.now -= 400 * DAY
    await device.sync()
    expect(resetsAsked()).toBe(2)
  })
})
