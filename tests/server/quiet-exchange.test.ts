import { afterEach, beforeEach, expect, it } from 'vitest'
import type { StoredDevice } from '#server/storage/stored.ts'
import { create, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
let zhang: Phone
let writes: number

beforeEach(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  await street.person('zhang', 'supervisor', { [base]: 'supervisor' })
  li = await street.phone('li')
  zhang = await street.phone('zhang')
  for (const phone of [li, zhang]) phone.epoch = (await phone.sync()).epoch
  const { store } = street.context
  const write = store.write.bind(store)
  writes = 0
  Object.assign(store, {
    write: (...given: Parameters<typeof write>) => {
      writes += 1
      return write(...given)
    },
  })
})
afterEach(() => street.close())

const noted = async (phone: Phone): Promise<StoredDevice | null> =>
  street.context.store.read((tables) => tables.devices.get(phone.device, `u_${phone.name}`))

it('a device that brings nothing is answered without a write, and gets what others changed', async () => {
  await zhang.push(create('household', 'r_1', base, { code: 'h1', building: 'r_b', room: '1' }))
  writes = 0
  const { rows, complete } = await li.sync()
  expect(writes).toBe(0)
  expect([rows.map(({ id }) => id), complete]).toEqual([['r_1'], true])
})

it('when a device was last there is noted to the minute', async () => {
  const before = (await noted(li))!.lastSeenAt
  street.now += 59_000
  await li.sync()
  expect((await noted(li))!.lastSeenAt).toBe(before)
  street.now += 1_000
  await li.sync()
  expect((await noted(li))!.lastSeenAt).toBe(before + 60_000)
})

it('[D7] a digest that failed and an outbox that waits are noted at once', async () => {
  await li.sync({ mismatches: [base], outbox: { count: 3, oldestAt: street.now } })
  expect(await noted(li)).toMatchObject({ digestFailures: 1, outboxCount: 3, oldestPendingAt: street.now })
})

it('[R1] a device that proves a rewind opens a new history though it brings nothing', async () => {
  const { epoch } = await li.sync({ have: { [base]: 99 } })
  expect(epoch).not.toBe(li.epoch)
  expect(writes).toBeGreaterThan(0)
})

it('a revoked device that brings nothing is told so', async () => {
  await street.write(async (tables) => {
    const device = (await tables.devices.get(li.device, 'u_li'))!
    await tables.devices.put({ ...device, revokedAt: street.now })
  })
  const answer = await li.call('POST', '/api/sync', li.request())
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([410, 'deviceRevoked'])
})
