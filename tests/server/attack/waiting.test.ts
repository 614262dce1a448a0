import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitingFor } from '#server/services/review/try-waiting.ts'
import { revokeDevices } from '#server/services/users/revoke-devices.ts'
import { deliver, kitOf, rescueFile } from '../rescue/rescue-files.ts'
import { create, patch, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
let chen: Phone

beforeAll(async () => {
  street = await openStreet()
  for (const name of ['li', 'chen']) await street.person(name, 'worker', { [base]: 'worker' })
  ;[li, chen] = await Promise.all([street.phone('li'), street.phone('chen')])
})
afterAll(() => street.close())

const note = (id: string, text: string) => patch('household', id, { note: [null, text] })
const household = (id: string) => create('household', id, base, { code: id })
const statusOf = async (target: string) =>
  (await street.reviews()).filter(({ body }) => body.target === target).map(({ body }) => body.status)

describe('what waits for a record that is not there', () => {
  it('[R1] is settled when the record comes', async () => {
    await li.pushOne(note('r_back', '狗'))
    await chen.pushOne(household('r_back'))
    expect((await street.record('r_back'))!.body.note).toBe('狗')
  })

  it('[X5] is a supervisor’s when it is from a phone that was shut out', async () => {
    const lost = await street.phone('li', 'd_lost')
    const kit = await kitOf(lost)
    const mutations = [lost.mutation(note('r_thief', '没有危险'))]
    await revokeDevices(street.context, 'li', 'd_lost', { user: null, address: null })
    expect(await deliver(street, chen, await rescueFile(kit, { mutations }))).toMatchObject({ kept: 1 })
    await chen.pushOne(household('r_thief'))
    expect((await street.record('r_thief'))!.body.note).toBeUndefined()
    expect(await statusOf('r_thief')).toEqual(['open'])
  })

  it('[X5] is a supervisor’s when its author’s account was closed', async () => {
    await street.person('gone', 'worker', { [base]: 'worker' })
    await (await street.phone('gone')).pushOne(note('r_left', '没有危险'))
    await street.write(async ({ users }) =>
      users.put({ ...(await users.get('u_gone'))!, disabledAt: street.now }),
    )
    await chen.pushOne(household('r_left'))
    expect((await street.record('r_left'))!.body.note).toBeUndefined()
    expect(await statusOf('r_left')).toEqual(['open'])
  })

  it('[P3] stops nobody else’s work, however much of it there is: the rest waits for a person', async () => {
    const many = () => Array.from({ length: 600 }, (_, i) => note('r_flood', `${i}`))
    for (let times = 0; times < 2; times++) await li.push(...many())
    expect(await street.context.store.read((tables) => waitingFor(tables, ['r_flood']))).toHaveLength(1000)
    expect((await chen.pushOne(household('r_flood'))).outcome).toBe('applied')
    expect((await statusOf('r_flood')).filter((status) => status === 'open').length).toBeGreaterThanOrEqual(
      200,
    )
  })
})
