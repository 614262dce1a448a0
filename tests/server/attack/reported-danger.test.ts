import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { localDate } from '#domain/local-date.ts'
import { type House, houseStanding, type Inspection } from '#domain/records/house/house-standing.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { command, create, patch, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'

const here = 'g:07/house'
const there = 'g:08/house'
const day = 86_400_000
const severe: JsonObject = { value: 'yes' }
const safe: JsonObject = { value: 'none' }
const facts = {
  structureType: 'brick_precast',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 3,
  hasSteelPart: false,
  roofType: 'slab',
}
let street: Street
let li: Phone
let wang: Phone
let zhang: Phone

beforeEach(async () => {
  street = await openStreet()
  for (const name of ['li', 'wang'])
    await street.person(name, 'inspector', { [here]: 'inspector', [there]: 'inspector' })
  await street.person('zhang', 'supervisor', { [here]: 'supervisor', [there]: 'supervisor' })
  ;[li, wang, zhang] = await Promise.all([street.phone('li'), street.phone('wang'), street.phone('zhang')])
  await done(li, create('house', 'r_house', here, { code: 'h1', address: 'Lane 1', status: 'active' }))
})
afterEach(() => street.close())

async function done(phone: Phone, ...intents: Intent[]) {
  const outcomes = await phone.push(...intents)
  expect(outcomes.map(({ outcome, problem }) => problem ?? outcome)).toEqual(intents.map(() => 'applied'))
}

async function refused(phone: Phone, intent: Intent, problem: string) {
  expect(await phone.pushOne(intent)).toMatchObject({ outcome: 'parked', problem })
}

const look = (record: string, answer: JsonObject, endedAt = street.now, scope = here): Intent[] => [
  create('houseInspection', record, scope, {
    house: 'r_house',
    inspectionType: 'patrol',
    startedAt: endedAt - 1000,
    endedAt,
    inspectors: ['u_x'],
    facts,
    answers: { em_noise_debris: answer },
  }),
  command('houseInspection', record, 'submit'),
]

const change = (record: string, set: Record<string, [unknown, unknown]>) =>
  patch('houseInspection', record, set)
const step = (record: string, name: string, args: JsonObject = {}) =>
  command('houseInspection', record, name, args)

/** As everybody who holds the grid of the house sees it, `later` days from now. */
async function grade(later = 0) {
  const { house, found } = await street.context.store.read(async ({ records }) => {
    const file = (await records.get('r_house'))!
    const where = { house: 'r_house' }
    const scopes = [file.scope]
    return { house: file, found: await records.all({ scopes, type: 'houseInspection', where }) }
  })
  const today = localDate(street.now + later * day)
  const { standing } = houseStanding(
    house as unknown as House,
    found as unknown as readonly Inspection[],
    today,
  )
  return standing?.grade ?? null
}

async function pass(days: number) {
  street.now += days * day
  for (const phone of [li, wang, zhang]) await phone.signIn()
}

const appraisal = (date: number, more: JsonObject = {}) => ({
  appraisals: [null, [{ agency: 'Own', grade: 'A', date: localDate(date), ...more }]] as [unknown, unknown],
})

describe('a danger that was reported is not undone by', () => {
  it('[M3] its author pointing the inspection at another house', async () => {
    await done(li, ...look('r_a', severe), step('r_a', 'takeBack', { note: 'oops' }))
    await refused(li, change('r_a', { house: ['r_house', 'r_other'] }), 'notAllowed')
    expect(await grade()).toBe('severe')
  })

  it('[M3] its author emptying or spoiling the facts it was graded by', async () => {
    await done(li, ...look('r_a', severe), step('r_a', 'takeBack', { note: 'oops' }))
    await refused(li, change('r_a', { facts: [facts, null] }), 'notAllowed')
    await refused(li, change('r_a', { facts: [facts, 'x'] }), 'badValue')
    await refused(li, change('r_a', { facts: [facts, { structureType: { toString: 1 } }] }), 'badValue')
    expect(await grade()).toBe('severe')
  })

  it('[M3] its author moving the inspection to another grid', async () => {
    await done(li, ...look('r_a', severe))
    const move: Intent = { op: 'move', type: 'houseInspection', record: 'r_a', from: here, to: there }
    await refused(li, move, 'notAllowed')
    expect(await grade()).toBe('severe')
  })

  it('[M3] an appraisal in the file of the house; a supervisor lets it in with a reason', async () => {
    await done(li, ...look('r_a', severe))
    await pass(1)
    const outcome = await li.pushOne(patch('house', 'r_house', appraisal(street.now)))
    expect(outcome).toMatchObject({ outcome: 'parked', problem: 'notAllowed' })
    expect(await grade()).toBe('severe')
    const resolve = (args: JsonObject) => zhang.pushOne(command('review', outcome.review!, 'resolve', args))
    expect(await resolve({ choice: 'mine' })).toMatchObject({ outcome: 'conflict', problem: 'reasonNeeded' })
    expect((await resolve({ choice: 'mine', note: 'I hold the report' })).outcome).toBe('applied')
    expect(await grade()).toBe('none')
  })

  it('[M3] an appraisal dated ahead', async () => {
    await done(li, ...look('r_a', severe))
    await refused(li, patch('house', 'r_house', appraisal(street.now + 20 * day)), 'notAllowed')
    expect([await grade(), await grade(30)]).toEqual(['severe', 'severe'])
  })

  it('[M3] a bad appraisal being made to run out', async () => {
    await done(li, ...look('r_a', safe))
    await pass(2)
    const date = localDate(street.now)
    const bad = [{ agency: 'Institute', grade: 'D', date }]
    const shorter = [{ ...bad[0], validUntil: localDate(street.now + 5 * day) }]
    await done(wang, patch('house', 'r_house', { appraisals: [null, bad] }))
    await refused(li, patch('house', 'r_house', { appraisals: [bad, shorter] }), 'notAllowed')
    expect([await grade(), await grade(30)]).toEqual(['severe', 'severe'])
  })

  it('[M3] an appraisal that was dated ahead before the danger was found', async () => {
    await done(li, patch('house', 'r_house', appraisal(street.now + 20 * day)))
    await done(wang, ...look('r_a', severe))
    expect(await grade()).toBe('severe')
  })

  it('[M3] an appraisal newer than when the inspection says it ended, older than its arrival', async () => {
    await done(li, patch('house', 'r_house', appraisal(street.now)))
    await pass(3)
    await done(wang, ...look('r_a', severe, street.now - 2000 * day))
    expect(await grade()).toBe('severe')
  })

  it('[M3] the file being closed, or thrown away without a word', async () => {
    await done(li, ...look('r_a', severe))
    await refused(li, patch('house', 'r_house', { status: ['active', 'demolished'] }), 'notAllowed')
    const seen = (await street.record('r_house'))!.contentHash
    await refused(zhang, { op: 'delete', type: 'house', record: 'r_house', seen }, 'reasonNeeded')
    expect((await street.record('r_house'))!.state).toBe('live')
  })

  it('[M3] [T1] a clean look of the far future that was accepted before', async () => {
    await done(wang, ...look('r_a', safe, street.now + 3000 * day))
    await done(zhang, step('r_a', 'approve', { note: 'fine' }))
    await pass(1)
    await done(li, ...look('r_b', severe))
    expect(await grade()).toBe('severe')
  })

  it('[M3] [T1] a clock that is years behind', async () => {
    await done(wang, ...look('r_a', safe))
    await done(zhang, step('r_a', 'approve', { note: 'fine' }))
    await pass(1)
    await done(li, ...look('r_b', severe, 1_000_000))
    expect(await grade()).toBe('severe')
  })

  it('[M3] the verdict on what the inspection said before it was corrected', async () => {
    await done(li, ...look('r_a', safe))
    await done(wang, step('r_a', 'verify', { grade: 'none', reason: 'looked' }))
    await done(zhang, step('r_a', 'sendBack', { note: 'the roof?' }))
    await done(li, change('r_a', { 'answers.em_noise_debris': [safe, severe] }), step('r_a', 'submit'))
    expect(await grade()).toBe('severe')
  })

  it('[M3] the expert’s worse verdict being handed in once more as harmless', async () => {
    await done(li, ...look('r_a', safe))
    await done(wang, step('r_a', 'verify', { grade: 'severe', reason: 'the slab' }))
    await done(zhang, step('r_a', 'sendBack', { note: 'add a photo' }))
    await done(li, step('r_a', 'submit'))
    expect(await grade()).toBe('severe')
  })

  it('[M3] the house changing its grid: its inspections go along', async () => {
    await done(li, ...look('r_a', severe))
    await done(wang, { op: 'move', type: 'house', record: 'r_house', from: here, to: there })
    expect((await street.record('r_a'))!.scope).toBe(there)
    expect(await grade()).toBe('severe')
  })

  it('[M3] a supervisor letting a change to an accepted inspection in without a reason', async () => {
    await done(li, ...look('r_a', severe))
    await done(zhang, step('r_a', 'approve'))
    const { review } = await li.pushOne(change('r_a', { 'answers.em_noise_debris': [severe, safe] }))
    const seen = { 'answers.em_noise_debris': severe }
    const resolve = (args: JsonObject) => zhang.pushOne(command('review', review!, 'resolve', args))
    expect(await resolve({ choice: 'mine', seen })).toMatchObject({ problem: 'reasonNeeded' })
    expect(await grade()).toBe('severe')
    expect((await resolve({ choice: 'mine', seen, note: 'mistyped' })).outcome).toBe('applied')
  })
})

describe('nobody closes the own report:', () => {
  it('[M3] an inspector does not verify the own inspection, nor has it verified in the own name', async () => {
    await done(li, ...look('r_a', severe))
    const args = { grade: 'none', reason: 'it is fine' }
    const outcome = await li.pushOne(step('r_a', 'verify', args))
    expect(outcome).toMatchObject({ outcome: 'parked', problem: 'notAllowed' })
    const resolved = command('review', outcome.review!, 'resolve', { choice: 'mine', note: 'ok' })
    expect(await zhang.pushOne(resolved)).toMatchObject({ outcome: 'conflict', problem: 'notAllowed' })
    expect(await grade()).toBe('severe')
  })

  it('a supervisor does not approve the own inspection', async () => {
    await done(zhang, ...look('r_a', safe))
    await refused(zhang, step('r_a', 'approve', { note: 'mine' }), 'notAllowed')
    expect((await street.record('r_a'))!.body.status).toBe('submitted')
  })

  it('[M7] one side of a disagreement neither lets it go nor decides it', async () => {
    await done(li, ...look('r_a', severe))
    await done(zhang, ...look('r_b', safe))
    const [review] = await street.reviews(here)
    expect(review!.body.kind).toBe('disagree')
    await refused(zhang, command('review', review!.id, 'withdraw'), 'notAllowed')
    const own = command('review', review!.id, 'resolve', { choice: 'r_b', note: 'I am right' })
    expect(await zhang.pushOne(own)).toMatchObject({ outcome: 'conflict', problem: 'notAllowed' })
    expect(await grade()).toBe('severe')
  })

  it('[P6] a disagreement is not headed off by a record that has its id', async () => {
    const { pairId } = await import('#server/services/sync/open-duplicates.ts')
    await done(li, ...look('r_a', severe))
    await refused(wang, create('house', pairId('r_a', 'r_b'), here, { code: 'x' }), 'badMutation')
    await done(wang, ...look('r_b', safe))
    expect((await street.reviews(here)).some(({ body }) => body.kind === 'disagree')).toBe(true)
  })
})

describe('a colour that was reported is not undone by', () => {
  const crowded = { ...facts, isRented: true, occupants: 14 }
  const seen = { structureType: 'brick_concrete_precast', roofType: 'precast' }
  const patrol = (record: string, ebike: string): Intent[] => [
    create('houseInspection', record, here, {
      house: 'r_house',
      inspectionType: 'patrol',
      startedAt: street.now - 1000,
      endedAt: street.now,
      inspectors: ['u_x'],
      facts: { ...crowded, ...seen },
      answers: { op_ebike: { value: ebike } },
    }),
    step(record, 'submit'),
  ]

  async function colour() {
    const found = await street.context.store.read(({ records }) =>
      records.all({ scopes: [here], type: 'houseInspection', where: { house: 'r_house' } }),
    )
    const file = await street.context.store.read(({ records }) => records.get('r_house'))
    const all = found as unknown as readonly Inspection[]
    return houseStanding(file as unknown as House, all, localDate(street.now)).standing?.control
  }

  it('[M3] a newer inspection of the same grade that nobody has accepted', async () => {
    await done(li, ...patrol('r_a', 'charging'))
    expect(await colour()).toBe('orange')
    await pass(1)
    await done(wang, ...patrol('r_b', 'none'))
    expect(await colour()).toBe('orange')
    expect(await zhang.pushOne(step('r_b', 'approve'))).toMatchObject({ problem: 'reasonNeeded' })
    await done(zhang, step('r_b', 'approve', { note: 'seen: the bikes are outside now' }))
    expect(await colour()).toBe('yellow')
  })

  it('[M3] taking the inspection back and handing it in without the finding', async () => {
    await done(li, ...patrol('r_a', 'charging'), step('r_a', 'takeBack', { note: 'wrong house?' }))
    expect(await colour()).toBe('orange')
    await done(li, change('r_a', { 'answers.op_ebike': [{ value: 'charging' }, { value: 'none' }] }))
    await done(li, step('r_a', 'submit'))
    expect(await colour()).toBe('orange')
    await refused(li, step('r_a', 'void', { reason: 'mistake' }), 'notAllowed')
  })
})

describe('[M3] an inspection written without signal in the grid that the house has left', () => {
  const moveAway = () => done(zhang, { op: 'move', type: 'house', record: 'r_house', from: here, to: there })

  it('is found where the house is once it is handed in, and its danger counts there', async () => {
    await street.person('old', 'inspector', { [here]: 'inspector' })
    const old = await street.phone('old')
    const written = look('r_late', severe)
    await done(wang, ...look('r_a', safe))
    await moveAway()
    expect(await grade()).not.toBe('severe')
    await done(old, ...written)
    expect((await street.record('r_late'))!.scope).toBe(there)
    expect(await grade()).toBe('severe')
    expect((await street.reviews(there)).map(({ body }) => body.kind)).toEqual(['disagree'])
  })

  it('stays a draft of its author until then', async () => {
    await moveAway()
    await done(
      li,
      look('r_late', severe)[0]!,
      change('r_late', { 'answers.em_noise_debris': [severe, safe] }),
    )
    expect((await street.record('r_late'))!.scope).toBe(here)
  })

  it('leads into no grid that the house did not leave for it', async () => {
    await done(zhang, create('house', 'r_far', there, { code: 'h2', address: 'Lane 2', status: 'active' }))
    await street.person('old', 'inspector', { [here]: 'inspector' })
    const old = await street.phone('old')
    const [written, submit] = look('r_forged', severe) as [Extract<Intent, { op: 'create' }>, Intent]
    await done(old, { ...written, body: { ...written.body, house: 'r_far' } }, submit)
    expect((await street.record('r_forged'))!.scope).toBe(here)
  })
})
