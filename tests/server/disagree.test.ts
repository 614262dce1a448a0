import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { command, create, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const scope = 'g:07/house'
const day = 86_400_000
let street: Street
let li: Phone
let wang: Phone
let zhang: Phone

const facts = {
  structureType: 'brick_precast',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 3,
  hasSteelPart: false,
  roofType: 'slab',
}
const safe: JsonObject = { value: 'none' }
const danger: JsonObject = { value: 'yes' }

beforeEach(async () => {
  street = await openStreet()
  for (const name of ['li', 'wang', 'chen']) await street.person(name, 'inspector', { [scope]: 'inspector' })
  await street.person('zhang', 'supervisor', { [scope]: 'supervisor' })
  ;[li, wang, zhang] = await Promise.all([street.phone('li'), street.phone('wang'), street.phone('zhang')])
})
afterEach(() => street.close())

/** One person's look at the house; `undetermined` when nothing alarming was seen, `severe` otherwise. */
async function inspect(phone: Phone, record: string, answer: JsonObject, endedAt = street.now) {
  const body = {
    house: 'r_house',
    inspectionType: 'patrol',
    startedAt: endedAt - 1000,
    endedAt,
    inspectors: [`u_${phone.name}`],
    facts,
    answers: { em_noise_debris: answer },
  }
  const outcomes = await phone.push(
    create('houseInspection', record, scope, body),
    command('houseInspection', record, 'submit'),
  )
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
}

const disagreements = async () => (await street.reviews(scope)).filter(({ body }) => body.kind === 'disagree')
const resolve = (review: string, args: JsonObject) =>
  zhang.pushOne(command('review', review, 'resolve', args))
const body = async (id: string) => (await street.record(id))!.body

describe('two inspections of one house', () => {
  it('[M6] [M7] that differ open one review, which both authors get; neither is changed', async () => {
    await inspect(li, 'r_a', safe)
    await inspect(wang, 'r_b', danger)
    const [review, ...more] = await disagreements()
    expect(more).toEqual([])
    expect(review!.body).toMatchObject({
      target: 'r_b',
      mine: { inspection: 'r_b', grade: 'severe', author: 'u_wang' },
      theirs: { inspection: 'r_a', grade: 'undetermined', author: 'u_li' },
      author: 'u_wang',
      other: 'u_li',
    })
    for (const phone of [li, wang])
      expect((await phone.everything()).some(({ id }) => id === review!.id)).toBe(true)
    expect((await street.record('r_a'))!.rev).toBe(2)
  })

  it('open it once per pair, whichever is sent back and submitted again', async () => {
    await inspect(li, 'r_a', safe)
    await inspect(wang, 'r_b', danger)
    await zhang.pushOne(command('houseInspection', 'r_a', 'sendBack', { note: 'look again' }))
    await li.pushOne(command('houseInspection', 'r_a', 'submit'))
    expect(await disagreements()).toHaveLength(1)
    await inspect(await street.phone('chen'), 'r_c', safe)
    expect(await disagreements()).toHaveLength(2)
  })

  it('agree, are by one person, or are more than a week apart: nothing to decide', async () => {
    await inspect(li, 'r_a', danger)
    await inspect(wang, 'r_b', danger)
    await inspect(wang, 'r_c', safe, street.now - 8 * day)
    expect(await disagreements()).toEqual([])
    await inspect(wang, 'r_d', safe)
    expect((await disagreements()).map(({ body: { mine } }) => mine)).toMatchObject([{ inspection: 'r_d' }])
  })

  it('[M7] are settled by choosing one: the other is verified to its grade, with the reason', async () => {
    await inspect(li, 'r_a', safe)
    await inspect(wang, 'r_b', danger)
    const { id } = (await disagreements())[0]!
    expect(await resolve(id, { choice: 'r_a' })).toMatchObject({
      outcome: 'conflict',
      problem: 'reasonNeeded',
    })
    expect((await body('r_b')).status).toBe('submitted')
    expect((await resolve(id, { choice: 'r_a', note: 'I went there' })).outcome).toBe('applied')
    expect(await body('r_b')).toMatchObject({
      status: 'accepted',
      verifiedGrade: 'undetermined',
      verifiedReason: 'I went there',
      verifiedBy: 'u_zhang',
    })
    expect(await body('r_a')).toMatchObject({ status: 'submitted' })
    expect(await body(id)).toMatchObject({
      status: 'resolved',
      resolution: { choice: 'r_a', note: 'I went there' },
    })
  })

  it('[M7] are settled by a third grade: both are verified to it', async () => {
    await inspect(li, 'r_a', safe)
    await inspect(wang, 'r_b', danger)
    const { id } = (await disagreements())[0]!
    expect((await resolve(id, { choice: 'some', note: 'an expert looked' })).outcome).toBe('applied')
    expect((await body('r_a')).verifiedGrade).toBe('some')
    expect((await body('r_b')).verifiedGrade).toBe('some')
  })

  it('[M7] are not settled on grades that changed meanwhile', async () => {
    await inspect(li, 'r_a', safe)
    await inspect(wang, 'r_b', danger)
    const { id } = (await disagreements())[0]!
    await zhang.pushOne(command('houseInspection', 'r_a', 'verify', { grade: 'some', reason: 'looked' }))
    const outcome = await resolve(id, {
      choice: 'r_b',
      note: 'x',
      seen: { r_a: 'undetermined', r_b: 'severe' },
    })
    expect(outcome).toMatchObject({ outcome: 'conflict', kind: 'disagree', review: id })
    expect(await body(id)).toMatchObject({ status: 'open', theirs: { inspection: 'r_a', grade: 'some' } })
  })
})

describe('an approval', () => {
  it('[M3] that lowers the grade of the house needs a reason; without one it is kept for a supervisor', async () => {
    await inspect(li, 'r_a', danger)
    street.now += 30 * day
    for (const phone of [wang, zhang]) await phone.signIn()
    await inspect(wang, 'r_b', safe)
    const outcome = await zhang.pushOne(command('houseInspection', 'r_b', 'approve'))
    expect(outcome).toMatchObject({ outcome: 'parked', problem: 'reasonNeeded' })
    expect((await body('r_b')).status).toBe('submitted')
    expect((await resolve(outcome.review!, { choice: 'mine', note: 'repaired, I saw it' })).outcome).toBe(
      'applied',
    )
    expect(await body('r_b')).toMatchObject({ status: 'accepted', reviewedBy: 'u_zhang' })
  })

  it('[M3] goes through with a reason, and without one when nothing becomes safer', async () => {
    await inspect(li, 'r_a', danger)
    expect((await zhang.pushOne(command('houseInspection', 'r_a', 'approve'))).outcome).toBe('applied')
    street.now += 30 * day
    for (const phone of [wang, zhang]) await phone.signIn()
    await inspect(wang, 'r_b', safe)
    expect(
      (await zhang.pushOne(command('houseInspection', 'r_b', 'approve', { reason: 'repaired' }))).outcome,
    ).toBe('applied')
  })
})

describe('a danger that was reported', () => {
  const voided = (phone: Phone, record: string) =>
    phone.pushOne(command('houseInspection', record, 'void', { reason: 'a mistake' }))

  it('[M3] is not voided away by the person who reported it; a supervisor decides, with a reason', async () => {
    await inspect(li, 'r_a', danger)
    const outcome = await voided(li, 'r_a')
    expect(outcome).toMatchObject({ outcome: 'parked', problem: 'notAllowed' })
    expect((await body('r_a')).status).toBe('submitted')
    expect((await resolve(outcome.review!, { choice: 'mine', note: 'wrong house' })).outcome).toBe('applied')
    expect(await body('r_a')).toMatchObject({ status: 'void', voidReason: 'a mistake' })
  })

  it('is voided by the person who reported it when another inspection says the same', async () => {
    await inspect(li, 'r_a', danger)
    await inspect(wang, 'r_b', danger)
    expect((await voided(wang, 'r_b')).outcome).toBe('applied')
  })
})
