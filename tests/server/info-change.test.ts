import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { command, create, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const scope = 'g:07/base'
const home = { code: 'C1', building: 'b_1', room: '302', head: '王桂兰', phone: '19900000001' }
let street: Street
let li: Phone
let chen: Phone

beforeEach(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [scope]: 'worker' })
  await street.person('chen', 'supervisor', { [scope]: 'supervisor' })
  ;[li, chen] = await Promise.all([street.phone('li'), street.phone('chen')])
  await chen.push(create('household', 'r_home', scope, home))
})
afterEach(() => street.close())

const change = (part: JsonObject = {}) =>
  li.pushOne(
    create('infoChange', 'r_change', scope, {
      target: 'r_home',
      field: 'phone',
      before: '19900000001',
      after: '19900000002',
      ...part,
    }),
  )
const confirm = (phone = chen) => phone.pushOne(command('infoChange', 'r_change', 'confirm'))
const body = async (id: string) => (await street.record(id))!.body

describe('DOMAIN 12.3 a phone number that a worker heard', () => {
  it('stands in the file only when somebody else has confirmed it, in the same commit', async () => {
    await change()
    expect(await body('r_home')).toMatchObject({ phone: '19900000001' })
    expect((await confirm(li)).problem).toBe('notAllowed')
    expect((await confirm()).outcome).toBe('applied')
    expect(await body('r_home')).toMatchObject({ phone: '19900000002', head: '王桂兰' })
    expect(await street.record('r_home')).toMatchObject({ rev: 2, updatedBy: 'u_chen' })
    expect(await body('r_change')).toMatchObject({ status: 'confirmed', decidedBy: 'u_chen' })
    const pulled = (await li.everything()).find(({ id }) => id === 'r_home')
    expect(pulled).toMatchObject({ rev: 2, body: { phone: '19900000002' } })
  })

  it('is not confirmed over a value that nobody saw', async () => {
    await change({ before: '19900000009' })
    expect((await confirm()).problem).toBe('valueMoved')
    expect(await body('r_home')).toMatchObject({ phone: '19900000001' })
    expect(await body('r_change')).toMatchObject({ status: 'pending' })
  })

  it('fills what was empty', async () => {
    await chen.push(create('household', 'r_empty', scope, { code: 'C2', building: 'b_1', room: '303' }))
    await li.push(
      create('infoChange', 'r_change', scope, { target: 'r_empty', field: 'phone', after: '19900000003' }),
    )
    expect((await confirm()).outcome).toBe('applied')
    expect(await body('r_empty')).toMatchObject({ phone: '19900000003' })
  })

  it('does not write what fits no phone, nor into a file that is not there', async () => {
    await change({ after: '很长的号码' })
    expect((await confirm()).problem).toBe('badValue')
    await li.push(
      create('infoChange', 'r_lost', scope, { target: 'r_nowhere', field: 'phone', after: '19900000003' }),
    )
    const lost = await chen.pushOne(command('infoChange', 'r_lost', 'confirm'))
    expect(lost.problem).toBe('unknownRecord')
  })

  it('goes along when its home moves into another grid, and is confirmed there', async () => {
    await street.person('wu', 'admin', { [scope]: 'admin', 'g:08/base': 'admin' })
    const wu = await street.phone('wu')
    await change()
    await wu.pushOne({ op: 'move', type: 'household', record: 'r_home', from: scope, to: 'g:08/base' })
    expect(await street.record('r_change')).toMatchObject({ scope: 'g:08/base', body: { status: 'pending' } })
    expect((await confirm(wu)).outcome).toBe('applied')
    expect(await street.record('r_home')).toMatchObject({
      scope: 'g:08/base',
      body: { phone: '19900000002' },
    })
  })

  it('stays where it was decided when its home moves later', async () => {
    await street.person('wu', 'admin', { [scope]: 'admin', 'g:08/base': 'admin' })
    await change()
    await confirm()
    const move = { op: 'move', type: 'household', record: 'r_home', from: scope, to: 'g:08/base' } as const
    expect((await (await street.phone('wu')).pushOne(move)).outcome).toBe('applied')
    expect(await street.record('r_change')).toMatchObject({ scope })
  })

  it('of an elder stands in the elder’s own file once confirmed, and goes along with it', async () => {
    const grids = ['g:07/base', 'g:07/care', 'g:08/base', 'g:08/care']
    await street.person('wu', 'admin', Object.fromEntries(grids.map((one) => [one, 'admin'] as const)))
    const wu = await street.phone('wu')
    await wu.pushOne(create('elder', 'r_elder', 'g:07/care', { name: '王桂兰', phone: '19900000001' }))
    await change({ target: 'r_elder' })
    await wu.pushOne({ op: 'move', type: 'elder', record: 'r_elder', from: 'g:07/care', to: 'g:08/care' })
    expect(await street.record('r_change')).toMatchObject({ scope: 'g:08/base' })
    expect((await confirm(wu)).outcome).toBe('applied')
    expect(await body('r_elder')).toMatchObject({ phone: '19900000002' })
  })

  it('refused with a reason, the file stays as it was', async () => {
    await change()
    await chen.push(command('infoChange', 'r_change', 'reject', { reason: '打过去是空号' }))
    expect(await body('r_change')).toMatchObject({ status: 'rejected', reason: '打过去是空号' })
    expect(await body('r_home')).toMatchObject({ phone: '19900000001' })
  })
})
