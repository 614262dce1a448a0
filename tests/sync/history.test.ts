import { beforeEach, describe, expect, it } from 'vitest'
import { readJournal } from '#storage/journal.ts'
import { onDisk } from './disk.ts'
import { expectSoundDisk } from './expect-sound-disk.ts'
import { BASE, household, openStreet, patch, type Phone, type Street } from './street.ts'
import { expectEqualToServer } from './whole-device.ts'

const DAY = 86_400_000

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})

describe('[R1] a server that went back in time', () => {
  it('gets back from the phone what it lost, and the phone shows it all the while', async () => {
    const device = await phone.open()
    await device.save([household('r_before')])
    await device.sync()
    const restore = await street.server.backup()
    await device.save([
      household('r_lost', { room: '1' }),
      patch('r_lost', { room: ['1', '2'] }),
      patch('r_before', { room: ['101', '7'] }),
    ])
    await device.sync()
    expect(await device.entries()).toEqual([])
    await restore()
    expect(await street.server.body('r_lost')).toBeNull()

    device.records.subscribe(() => expect(device.records.get('household', 'r_lost')?.body.room).toBe('2'))
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(await street.server.body('r_lost')).toMatchObject({ room: '2' })
    expect(await street.server.body('r_before')).toMatchObject({ room: '7' })
    await expectEqualToServer(device, street.server)
    await expectSoundDisk(phone.disk, 'wang')
  })

  it('after the operator’s word, sweeps every scope and offers the journal', async () => {
    const device = await phone.open()
    await device.save([household('r_1')])
    await device.sync()
    await street.server.newEpoch()
    await device.sync()
    const [last, before] = [phone.line.requests.at(-1)!, phone.line.requests.at(-2)!]
    expect(before.epoch).not.toBe(last.epoch)
    expect(last).toMatchObject({ lastAckUid: null, mutations: [{ op: 'create', record: 'r_1' }] })
    expect(Object.values(phone.line.responses.at(-2)!.scopes).every(({ reset }) => reset)).toBe(true)
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    await expectEqualToServer(device, street.server)
  })

  it('asks for the reset itself when the server of another history does not send one', async () => {
    const device = await phone.open()
    await street.server.write('li', household('r_1'))
    await device.sync()
    phone.line.between = async (request, pass) => {
      phone.line.between = null
      return { ...(await pass(request)), epoch: 'e_other' }
    }
    await device.sync()
    expect(phone.line.requests.some(({ askReset }) => askReset.includes(BASE))).toBe(true)
    await expectEqualToServer(device, street.server)
  })

  it('an acked mutation stays 45 days as the journal, by the server’s clock, and is then forgotten', async () => {
    const device = await phone.open()
    await device.save([household('r_1')])
    await device.sync()
    street.time.now += 30 * DAY
    await device.save([household('r_2')])
    await device.sync()
    street.time.now += 14 * DAY
    await device.sync()
    await street.time.pass(10_000)
    expect(await onDisk(phone, readJournal)).toHaveLength(2)
    street.time.now += 2 * DAY
    await device.sync()
    await street.time.pass(10_000)
    const left = await onDisk(phone, readJournal)
    expect(left.map(({ payload }) => payload.record)).toEqual(['r_2'])
    await device.close()
  })
})
