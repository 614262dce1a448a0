import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { visitForms, visitTypes } from '#domain/records/visit/visit-options.ts'
import { command, create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
const house = 'g:07/house'
let street: Street
let li: Phone
let wang: Phone
let zhang: Phone

const home = { code: 'h1', building: 'r_b', room: '101', phone: '13800000000', note: 'old' }
const resolve = (review: string, args: JsonObject) =>
  zhang.pushOne(command('review', review, 'resolve', args))
const body = async (id: string) => (await street.record(id))!.body

beforeEach(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker', [house]: 'worker' })
  await street.person('wang', 'worker', { [base]: 'worker', [house]: 'worker' })
  await street.person('far', 'worker', { 'g:99/base': 'worker' })
  await street.person('zhang', 'supervisor', {
    [base]: 'supervisor',
    [house]: 'supervisor',
    'g:09/base': 'supervisor',
  })
  li = await street.phone('li')
  wang = await street.phone('wang')
  zhang = await street.phone('zhang')
  await li.pushOne(create('household', 'r_1', base, home))
})
afterEach(() => street.close())

/** Wang changes the phone and the note; then Li's older change to the phone arrives. */
async function conflict(): Promise<string> {
  await wang.pushOne(patch('household', 'r_1', { phone: ['13800000000', '13911111111'] }))
  const outcome = await li.pushOne(
    patch('household', 'r_1', { phone: ['13800000000', '13722222222'], room: ['101', '102'] }),
  )
  expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'field', fields: ['phone'], rev: 3 })
  return outcome.review!
}

describe('a conflict on a field', () => {
  it('[M5] leaves what stands, writes the rest, and keeps both sides in a review', async () => {
    const review = await conflict()
    expect(await body('r_1')).toMatchObject({ phone: '13911111111', room: '102' })
    const stored = (await street.record(review))!
    expect(stored).toMatchObject({ scope: base, createdBy: 'u_li', state: 'live' })
    expect(stored.body).toMatchObject({
      kind: 'field',
      target: 'r_1',
      targetType: 'household',
      fields: ['phone'],
      base: { phone: '13800000000' },
      mine: { phone: '13722222222' },
      theirs: { phone: '13911111111' },
      author: 'u_li',
      other: 'u_wang',
      status: 'open',
      openedAt: street.now,
    })
  })

  it.each([
    ['mine', {}, '13722222222'],
    ['theirs', {}, '13911111111'],
    ['value', { values: { phone: '13633333333' } }, '13633333333'],
  ])('[M7] is decided for %s in one transaction with the target', async (choice, more, expected) => {
    const review = await conflict()
    const outcome = await resolve(review, {
      choice,
      seen: { phone: '13911111111' },
      note: 'asked him',
      ...more,
    })
    expect(outcome.outcome).toBe('applied')
    expect((await body('r_1')).phone).toBe(expected)
    expect(await street.record(review)).toMatchObject({ state: 'closed', rev: 2 })
    expect(await body(review)).toMatchObject({
      status: 'resolved',
      resolution: { choice, by: 'u_zhang', note: 'asked him' },
    })
    const told = (await li.everything()).find(({ id }) => id === review)
    expect(told!.body.status).toBe('resolved')
  })

  it('[M7] is not decided on values that no longer stand: the review stays open and shows what does', async () => {
    const review = await conflict()
    await wang.pushOne(patch('household', 'r_1', { phone: ['13911111111', '13644444444'] }))
    const outcome = await resolve(review, { choice: 'mine', seen: { phone: '13911111111' } })
    expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'field', review, rev: 2 })
    expect((await body('r_1')).phone).toBe('13644444444')
    expect(await body(review)).toMatchObject({ status: 'open', theirs: { phone: '13644444444' } })
    expect((await resolve(review, { choice: 'mine', seen: { phone: '13644444444' } })).outcome).toBe(
      'applied',
    )
    expect((await body('r_1')).phone).toBe('13722222222')
  })

  it('[M7] writes no field that was not in dispute, and nothing that does not fit', async () => {
    const review = await conflict()
    const seen = { phone: '13911111111' }
    const wrong = await resolve(review, { choice: 'value', seen, values: { phone: 7 } })
    expect(wrong).toMatchObject({ outcome: 'conflict', problem: 'badValue', review })
    expect((await body(review)).status).toBe('open')
    await resolve(review, { choice: 'value', seen, values: { phone: '13633333333', note: 'sneaked in' } })
    expect(await body('r_1')).toMatchObject({ phone: '13633333333', note: 'old' })
  })

  it('may be withdrawn or proposed again by its author, and decided by nobody but a supervisor', async () => {
    const review = await conflict()
    const seen = { phone: '13911111111' }
    expect(
      await wang.pushOne(command('review', review, 'resolve', { choice: 'theirs', seen })),
    ).toMatchObject({ outcome: 'parked', kind: 'noAccess' })
    expect(await wang.pushOne(command('review', review, 'withdraw'))).toMatchObject({ outcome: 'parked' })
    expect(await li.pushOne(command('review', review, 'propose', { note: 'sure' }))).toMatchObject({
      outcome: 'applied',
    })
    expect(await li.pushOne(command('review', review, 'withdraw'))).toMatchObject({ outcome: 'applied' })
    expect(await body(review)).toMatchObject({
      status: 'withdrawn',
      resolution: { choice: 'theirs', by: 'u_li' },
    })
    expect(await resolve(review, { choice: 'mine', seen })).toMatchObject({
      outcome: 'parked',
      problem: 'wrongState',
    })
    expect((await body('r_1')).phone).toBe('13911111111')
  })

  it('[P2] is decided once, however often the decision arrives', async () => {
    const review = await conflict()
    const mutations = [
      zhang.mutation(
        command('review', review, 'resolve', { choice: 'mine', seen: { phone: '13911111111' } }),
      ),
    ]
    const first = await zhang.sync({ mutations })
    expect((await zhang.sync({ mutations })).outcomes).toEqual(first.outcomes)
    expect(await street.record('r_1')).toMatchObject({ rev: 4 })
  })
})

describe('a change to a closed record', () => {
  const [visitType] = Object.keys(visitTypes)
  const [form] = Object.keys(visitForms)
  const visit = {
    visitType: visitType!,
    form: form!,
    startedAt: 1,
    endedAt: 2,
    workers: ['u_li'],
    summary: 'calm',
  }

  it('[M6] [M7] becomes a review of kind closed; the supervisor lets it in, and the record stays closed', async () => {
    const [, submitted] = await li.push(
      create('visit', 'r_v', base, visit),
      command('visit', 'r_v', 'submit'),
    )
    expect(submitted!.outcome).toBe('applied')
    const outcome = await li.pushOne(patch('visit', 'r_v', { summary: ['calm', 'upset'] }))
    expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'closed', fields: ['summary'] })
    const third = await resolve(outcome.review!, {
      choice: 'value',
      seen: { summary: 'calm' },
      values: { summary: 'mine' },
    })
    expect(third).toMatchObject({ outcome: 'conflict', problem: 'notAllowed' })
    expect((await resolve(outcome.review!, { choice: 'mine', seen: { summary: 'calm' } })).outcome).toBe(
      'applied',
    )
    expect(await street.record('r_v')).toMatchObject({
      state: 'closed',
      createdBy: 'u_li',
      body: { summary: 'upset', status: 'submitted' },
    })
  })

  it('[M4] never carries a workflow field in by the back door', async () => {
    await li.push(create('visit', 'r_v', base, visit), command('visit', 'r_v', 'void', { reason: 'twice' }))
    const outcome = await li.pushOne(patch('visit', 'r_v', { status: ['void', 'accepted'] }))
    expect(outcome).toMatchObject({ outcome: 'parked', problem: 'commandField' })
  })
})

describe('a deleted record', () => {
  const remove = async (record = 'r_1') =>
    zhang.pushOne({
      op: 'delete',
      type: 'household',
      record,
      seen: (await street.record(record))!.contentHash,
    })

  it('[M8] stays deleted when a patch arrives; the patch is kept, and brought to life only by a person', async () => {
    await remove()
    const outcome = await li.pushOne(patch('household', 'r_1', { note: ['old', 'still here'] }))
    expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'deleted' })
    expect((await street.record('r_1'))!.state).toBe('deleted')
    await resolve(outcome.review!, { choice: 'mine', seen: { note: 'old' } })
    expect(await street.record('r_1')).toMatchObject({ state: 'live', body: { note: 'still here' } })
  })

  it('[M8] comes back by the command restore', async () => {
    await remove()
    expect((await li.pushOne(command('household', 'r_1', 'restore'))).outcome).toBe('parked')
    expect((await zhang.pushOne(command('household', 'r_1', 'restore'))).outcome).toBe('applied')
    expect((await li.everything()).some(({ id, state }) => id === 'r_1' && state === 'live')).toBe(true)
  })

  it('[M8] is not deleted when someone has written since; the supervisor decides with what stands', async () => {
    const seen = (await street.record('r_1'))!.contentHash
    await li.pushOne(patch('household', 'r_1', { note: ['old', 'new'] }))
    const outcome = await zhang.pushOne({ op: 'delete', type: 'household', record: 'r_1', seen })
    expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'deleteVsEdit' })
    expect((await resolve(outcome.review!, { choice: 'mine', seen: { contentHash: seen } })).outcome).toBe(
      'conflict',
    )
    const now = (await street.record('r_1'))!.contentHash
    expect((await resolve(outcome.review!, { choice: 'mine', seen: { contentHash: now } })).outcome).toBe(
      'applied',
    )
    expect((await street.record('r_1'))!.state).toBe('deleted')
  })
})

describe('a record that was moved meanwhile', () => {
  it('[M7] is a review of kind moved; the supervisor sends it where it belongs', async () => {
    await street.write(({ grants }) =>
      grants.give({ user: 'u_zhang', scope: 'g:11/base', role: 'supervisor' }),
    )
    await zhang.pushOne({ op: 'move', type: 'household', record: 'r_1', from: base, to: 'g:09/base' })
    const outcome = await zhang.pushOne({
      op: 'move',
      type: 'household',
      record: 'r_1',
      from: base,
      to: 'g:11/base',
    })
    expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'moved' })
    expect((await resolve(outcome.review!, { choice: 'mine', seen: { scope: 'g:09/base' } })).outcome).toBe(
      'applied',
    )
    expect((await street.record('r_1'))!.scope).toBe('g:11/base')
    expect(await street.record(outcome.review!)).toMatchObject({ scope: 'g:11/base', state: 'closed' })
  })
})

describe('a parked mutation', () => {
  it('[M7] is let in by a supervisor in its author’s name, and the author is told', async () => {
    const far = await street.phone('far')
    const outcome = await far.pushOne(create('household', 'r_2', base, { ...home, code: 'h2' }))
    expect(outcome).toMatchObject({ outcome: 'parked', kind: 'noAccess' })
    const notices = async () => (await far.everything()).filter(({ type }) => type === 'notice')
    expect(await notices()).toMatchObject([
      {
        scope: 'user:u_far',
        body: {
          kind: 'noAccess',
          review: outcome.review,
          target: 'r_2',
          targetType: 'household',
          problem: 'notAllowed',
        },
      },
    ])
    expect((await resolve(outcome.review!, { choice: 'mine', note: 'right' })).outcome).toBe('applied')
    expect(await street.record('r_2')).toMatchObject({
      scope: base,
      createdBy: 'u_far',
      body: { code: 'h2' },
    })
    expect(await notices()).toMatchObject([{ rev: 2, body: { kind: 'decided', outcome: 'mine' } }])
  })

  it('[M7] is let in with corrected values', async () => {
    const outcome = await li.pushOne(create('household', 'r_2', base, { code: 'h2', floor: 500, horns: 2 }))
    expect(outcome).toMatchObject({ outcome: 'parked', problem: 'badValue' })
    expect(await resolve(outcome.review!, { choice: 'mine' })).toMatchObject({
      outcome: 'conflict',
      problem: 'badValue',
    })
    expect(
      (await resolve(outcome.review!, { choice: 'value', values: { floor: 5, horns: null } })).outcome,
    ).toBe('applied')
    expect(await street.record('r_2')).toMatchObject({ createdBy: 'u_li', body: { code: 'h2', floor: 5 } })
  })

  it('[M7] is let go', async () => {
    const outcome = await li.pushOne(create('household', 'r_2', base, { code: 7 }))
    expect((await resolve(outcome.review!, { choice: 'theirs' })).outcome).toBe('applied')
    expect(await street.record('r_2')).toBeNull()
    expect(await body(outcome.review!)).toMatchObject({ status: 'resolved', mine: { body: { code: 7 } } })
  })

  it('[P6] gains nothing from a supervisor’s rights that its kind forbids', async () => {
    const outcome = await li.pushOne(create('review', 'r_fake', base, { kind: 'field' }))
    expect(await resolve(outcome.review!, { choice: 'mine' })).toMatchObject({
      outcome: 'conflict',
      problem: 'notAllowed',
    })
    expect(await street.record('r_fake')).toBeNull()
  })

  it('waits in holding when nobody knows where it belongs', async () => {
    const outcome = await li.pushOne(patch('household', 'r_nowhere', { note: [null, 'x'] }))
    expect(await street.record(outcome.review!)).toMatchObject({ scope: 'holding' })
    expect((await li.everything()).filter(({ type }) => type === 'notice')).toHaveLength(1)
    expect((await zhang.everything()).some(({ id }) => id === outcome.review)).toBe(true)
    expect((await wang.everything()).some(({ id }) => id === outcome.review)).toBe(false)
  })
})

describe('one home on file twice', () => {
  it('[M7] stays twice until a person decides, and is brought up once', async () => {
    const twin = li.mutation(create('household', 'r_2', base, { ...home, phone: '13700000000' }))
    const { outcomes } = await li.sync({ mutations: [twin] })
    expect(outcomes[twin.uid]!.outcome).toBe('applied')
    const open = async () => (await street.reviews(base)).filter(({ body: { kind } }) => kind === 'duplicate')
    const [review, ...more] = await open()
    expect(more).toEqual([])
    expect(review!.body).toMatchObject({
      target: 'r_2',
      mine: { record: 'r_2', code: 'h1' },
      theirs: { record: 'r_1', code: 'h1' },
      uids: [twin.uid],
    })
    const seen = (await street.record('r_2'))!.contentHash
    const [gone, decided] = await zhang.push(
      { op: 'delete', type: 'household', record: 'r_2', seen },
      command('review', review!.id, 'resolve', { choice: 'theirs' }),
    )
    expect([gone!.outcome, decided!.outcome]).toEqual(['applied', 'applied'])
    await zhang.pushOne(command('household', 'r_2', 'restore'))
    expect(await open()).toHaveLength(1)
  })

  it('is no matter in another grid, or without a code', async () => {
    await zhang.pushOne(create('household', 'r_2', 'g:09/base', home))
    await li.push(
      create('household', 'r_3', base, { room: '1' }),
      create('household', 'r_4', base, { room: '1' }),
    )
    expect((await street.reviews()).filter(({ body: { kind } }) => kind === 'duplicate')).toEqual([])
  })
})
