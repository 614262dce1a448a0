import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BASE, CARE, household, openStreet, patch, type Phone, type Street } from '#tests/sync/street.ts'
import { expectEqualToServer } from '#tests/sync/whole-device.ts'

let street: Street
let phone: Phone
beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
})
afterEach(() => street.server.close())

const reviews = () =>
  street.server.context.store.read(async ({ records, feed }) =>
    records.all({ scopes: [...(await feed.scopes())], type: 'review' }),
  )

/** What the server went back to: `restore` puts it there without a word, `tell` is the operator's word. */
const ways = [
  ['on the operator’s word', () => street.server.newEpoch()],
  ['when a device proves it', async () => {}],
] as const

describe.each(ways)('[R1] a new history, %s', (_, tell) => {
  it('takes in nothing until the device has offered its journal, so a create comes before its patch', async () => {
    const device = await phone.open()
    await device.sync()
    const restore = await street.server.backup()
    await device.save([household('r_lost', { room: '1' })])
    await device.sync()
    await restore()
    await tell()
    await device.save([patch('r_lost', { room: ['1', '2'] })])
    phone.line.requests.length = 0
    phone.line.responses.length = 0

    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(phone.line.requests[0]?.mutations.map(({ op }) => op)).toEqual(['patch'])
    expect(phone.line.responses[0]?.outcomes).toEqual({})
    expect(phone.line.requests[1]?.mutations.map(({ op }) => op)).toEqual(['create', 'patch'])
    expect(await street.server.body('r_lost')).toMatchObject({ room: '2' })
    expect(await reviews()).toEqual([])
    await expectEqualToServer(device, street.server)
    await device.close()
  })

  it('is met with a full outbox, page by page, and the device does not give up', async () => {
    phone.limits = { rows: 3, bytes: 1_000_000 }
    const device = await phone.open()
    await device.save(Array.from({ length: 12 }, (_each, at) => household(`r_before${at}`)))
    await device.sync()
    const restore = await street.server.backup()
    await device.save(Array.from({ length: 250 }, (_each, at) => household(`r_lost${at}`)))
    await device.sync()
    await restore()
    await tell()
    await device.save(
      Array.from({ length: 250 }, (_each, at) => patch(`r_lost${at}`, { room: ['101', '2'] })),
    )
    phone.line.requests.length = 0

    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(await reviews()).toEqual([])
    for (let at = 0; at < 250; at++)
      expect(await street.server.body(`r_lost${at}`)).toMatchObject({ room: '2' })
    await expectEqualToServer(device, street.server)
    await device.close()
  })
})

describe('[R1] cursors of the history before', () => {
  const epochs = () =>
    street.server.context.store.read(({ audit }) => audit.list({ limit: 9, action: 'epoch.new' }))

  it('prove nothing in the new one, not even of scopes that the device does not want now', async () => {
    let want: string[] | null = null
    const device = await phone.open({ want: () => want })
    await device.sync()
    const restore = await street.server.backup()
    await street.server.write('li', household('r_1'), household('r_2', {}, CARE), household('r_3', {}, CARE))
    await device.sync()
    want = [BASE]
    await restore()
    await street.server.newEpoch()
    for (let round = 0; round < 3; round++) {
      expect(await device.sync()).toMatchObject({ phase: 'idle', problem: null })
    }
    expect(await epochs()).toEqual([])
    want = null
    expect(await device.sync()).toMatchObject({ phase: 'idle', problem: null })
    await expectEqualToServer(device, street.server)
    await device.close()
  })

  it('prove nothing either while the app is too old to pull, and what waits is still taken in', async () => {
    const device = await phone.open()
    await device.sync()
    const restore = await street.server.backup()
    await street.server.write('li', household('r_1'))
    await device.sync()
    await restore()
    await street.server.newEpoch()
    await street.server.context.store.write(({ meta }) => meta.set('lowestSchema', '2'))
    await device.save([household('r_mine')])
    expect(await device.sync()).toMatchObject({ phase: 'stopped', problem: 'upgradeNeeded', unsent: 0 })
    expect(await street.server.body('r_mine')).not.toBeNull()
    expect(await epochs()).toEqual([])
    await street.server.context.store.write(({ meta }) => meta.set('lowestSchema', '1'))
    expect(await device.sync()).toMatchObject({ phase: 'idle', problem: null })
    await expectEqualToServer(device, street.server)
    await device.close()
  })
})

it('[R1] a device that never had an answer is of no history, and what it sends is taken in at once', async () => {
  const { outcomes } = await street.server.write('wang', household('r_1', { room: '1' }, BASE))
  expect(Object.values(outcomes)).toMatchObject([{ outcome: 'applied' }])
})
