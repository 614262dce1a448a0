import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { addDays, localDate } from '#domain/local-date.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { command, create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const here = 'g:07/house'
const day = 86_400_000
const facts = {
  structureType: 'brick_concrete_precast',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 3,
  hasSteelPart: false,
  roofType: 'precast',
}
let street: Street
let wang: Phone
let li: Phone
let zhang: Phone
let today: string

beforeEach(async () => {
  street = await openStreet()
  await street.person('wang', 'worker', { [here]: 'worker' })
  await street.person('li', 'inspector', { [here]: 'inspector' })
  await street.person('zhang', 'supervisor', { [here]: 'supervisor' })
  ;[wang, li, zhang] = await Promise.all([street.phone('wang'), street.phone('li'), street.phone('zhang')])
  today = localDate(street.now)
  await done(wang, create('house', 'r_house', here, { code: 'h1', address: 'Lane 1', status: 'active' }))
})
afterEach(() => street.close())

async function done(phone: Phone, ...intents: Intent[]) {
  const outcomes = await phone.push(...intents)
  expect(outcomes.map(({ outcome, problem }) => problem ?? outcome)).toEqual(intents.map(() => 'applied'))
}
const refused = async (phone: Phone, intent: Intent, problem: string) =>
  expect(await phone.pushOne(intent)).toMatchObject({ outcome: 'parked', problem })

const look = (record: string, answers: JsonObject, inspectionType = 'patrol'): Intent[] => [
  create('houseInspection', record, here, {
    house: 'r_house',
    inspectionType,
    startedAt: street.now - 1000,
    endedAt: street.now,
    inspectors: ['u_x'],
    facts,
    answers,
  }),
  command('houseInspection', record, 'submit'),
]
const step = (name: string, args: JsonObject = {}) => command('hazardCase', 'r_case', name, args)
const read = (id: string) => street.context.store.read(({ records }) => records.get(id))

const shown = (about: string, n: string) => ({ sha256: n.repeat(64), about })
const hazard = {
  house: 'r_house',
  inspection: 'r_bad',
  colour: 'orange',
  reporters: ['wang'],
  findings: [{ item: 'ms_diagonal_crack', effect: 'M' }],
  photosBefore: [shown('ms_diagonal_crack', 'a')],
  photosAfter: [shown('ms_diagonal_crack', 'b')],
  management: ['stopUse'],
  engineering: ['repair'],
  planDue: '2099-01-01',
  planSigner: 'street',
}

/** The case as far as the end of the work. */
async function atAcceptance(more: JsonObject = {}): Promise<void> {
  const found = street.now
  await done(wang, ...look('r_bad', { ms_diagonal_crack: { value: 'below' } }))
  await done(wang, create('hazardCase', 'r_case', here, { ...hazard, foundAt: found, ...more }))
  await done(zhang, step('assign', { expert: 'li' }))
  await done(li, step('confirm', { note: 'real' }), step('plan'), step('start'))
  await done(wang, step('finish', { workDoneOn: today }))
}

describe('a hazard case at the server', () => {
  it('[M3] closes by an appraisal of two people’s word, which then stands in the file of the house', async () => {
    await atAcceptance()
    street.now += 2 * day
    for (const phone of [li, zhang]) await phone.signIn()
    const report = { agency: 'Own', date: addDays(today, 1), grade: 'B' }
    await done(li, step('reportAfter', report))
    expect((await read('r_house'))!.body.appraisals).toBeUndefined()
    await done(li, step('sign', { evidence: 'appraisal' }))
    await refused(li, step('close'), 'secondPerson')
    await done(zhang, step('close'))
    expect((await read('r_house'))!.body.appraisals).toEqual([report])
    expect((await read('r_case'))!.state).toBe('closed')
  })

  it('[M3] puts a report that finds the house worse into its file at once', async () => {
    await done(wang, create('hazardCase', 'r_case', here, { ...hazard, foundAt: street.now }))
    await done(zhang, step('assign', { expert: 'li' }))
    await done(li, step('confirm', { note: 'real' }), step('orderAppraisal'))
    const report = { agency: 'Own', date: today, grade: 'D' }
    await done(li, step('report', report))
    expect((await read('r_house'))!.body.appraisals).toEqual([report])
  })

  it('[M3] does not close on a re-inspection that nobody has approved, or that found something', async () => {
    await atAcceptance()
    street.now += 1000
    await done(li, ...look('r_again', allClear(), 'recheck'))
    await done(wang, patch('hazardCase', 'r_case', { recheck: [null, 'r_again'] }))
    await done(li, step('sign', { evidence: 'recheck' }))
    await refused(zhang, step('close'), 'evidenceNeeded')
    await done(zhang, command('houseInspection', 'r_again', 'approve', { note: 'seen' }))
    await done(zhang, step('close'))
    expect((await read('r_case'))!.body).toMatchObject({ status: 'closed', closedBy: 'u_zhang' })
  })

  it('[M3] closes on a grid worker’s re-inspection only when an expert has verified it (DOMAIN 3.5)', async () => {
    await street.person('chen', 'worker', { [here]: 'worker' })
    const chen = await street.phone('chen')
    await atAcceptance()
    street.now += 1000
    await done(chen, ...look('r_again', allClear(), 'professional'))
    await done(zhang, command('houseInspection', 'r_again', 'approve', { note: 'seen' }))
    await done(wang, patch('hazardCase', 'r_case', { recheck: [null, 'r_again'] }))
    await done(li, step('sign', { evidence: 'recheck' }))
    await refused(zhang, step('close'), 'evidenceNeeded')
    await done(li, command('houseInspection', 'r_again', 'verify', { grade: 'none', reason: 'seen' }))
    await done(zhang, step('close'))
    expect((await read('r_case'))!.body).toMatchObject({ status: 'closed', recheck: 'r_again' })
  })

  it('[M3] does not close while another inspection still says danger', async () => {
    await atAcceptance()
    street.now += 1000
    await done(li, ...look('r_again', allClear(), 'recheck'))
    await done(zhang, command('houseInspection', 'r_again', 'approve', { note: 'seen' }))
    await done(wang, patch('hazardCase', 'r_case', { recheck: [null, 'r_again'] }))
    street.now += 1000
    await done(wang, ...look('r_worse', { ms_diagonal_crack: { value: 'severe' } }))
    await done(li, step('sign', { evidence: 'recheck' }))
    await refused(zhang, step('close'), 'stillDangerous')
    expect((await read('r_case'))!.state).toBe('live')
  })

  it('[M3] takes a demolished house off the lists when it closes by that', async () => {
    await atAcceptance({ demolitionPhotos: [{ sha256: 'd'.repeat(64) }], ownerStatement: 'gone' })
    await done(li, step('sign', { evidence: 'demolition' }))
    await done(zhang, step('close'))
    expect((await read('r_house'))!.body.status).toBe('demolished')
  })

  it('[M3] is neither dismissed nor pointed at another house while the house stands as dangerous', async () => {
    await done(wang, ...look('r_bad', { ms_diagonal_crack: { value: 'below' } }))
    await done(
      wang,
      create('hazardCase', 'r_case', here, { ...hazard, expertPhotos: [{ sha256: 'e'.repeat(64) }] }),
    )
    await refused(zhang, patch('hazardCase', 'r_case', { house: ['r_house', 'r_other'] }), 'stillDangerous')
    await done(zhang, step('assign', { expert: 'li' }))
    await refused(li, step('dismiss', { reason: 'plaster' }), 'stillDangerous')
    await done(li, command('houseInspection', 'r_bad', 'verify', { grade: 'none', reason: 'plaster' }))
    await done(li, step('dismiss', { reason: 'plaster' }))
    expect((await read('r_case'))!.body.status).toBe('dismissed')
  })

  it('[M7] made twice by two phones without signal, both stand and a person decides', async () => {
    await done(wang, create('hazardCase', 'r_case', here, hazard))
    await done(li, create('hazardCase', 'r_twin', here, { ...hazard, reporters: ['li'] }))
    const reviews = await street.context.store.read(({ records }) =>
      records.all({ scopes: [here], type: 'review' }),
    )
    expect(reviews.map(({ body }) => [body.kind, body.targetType])).toEqual([['duplicate', 'hazardCase']])
  })

  it('moves with its house', async () => {
    const there = 'g:08/house'
    await street.person('boss', 'admin', { [here]: 'admin', [there]: 'admin' })
    const boss = await street.phone('boss')
    await done(wang, create('hazardCase', 'r_case', here, hazard))
    await done(boss, { op: 'move', type: 'house', record: 'r_house', from: here, to: there })
    expect((await read('r_case'))!.scope).toBe(there)
  })
})

/** Everything that applies to the house, and nothing wrong. */
function allClear(): JsonObject {
  return Object.fromEntries(
    applicableItems(facts as unknown as HouseFacts).map(({ id, options }) => [
      id,
      { value: options[0]!.value },
    ]),
  )
}
