import { describe, expect, test } from 'vitest'
import { addDays, momentOf } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { elderStandingOf, houseStandingOf } from '#domain/schedule/standing-of.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { SmallWorld } from './small-world.ts'

const today = '2026-11-22'
const facts: HouseFacts = {
  structureType: 'rc_frame',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 4,
  hasSteelPart: false,
  roofType: 'cast',
}
/** Every item looked at and in order. */
const clean = Object.fromEntries(
  applicableItems(facts).map(({ id, options }) => [id, { value: options[0]!.value }]),
)
const danger = { ...clean, em_noise_debris: { value: 'yes' } }

const inspect = (world: SmallWorld, id: string, day: string, part: Body<'houseInspection'>) =>
  world.add('houseInspection', id, {
    house: 'f1',
    facts: facts as never,
    startedAt: momentOf(day, 600),
    endedAt: momentOf(day, 620),
    ...part,
  })
const standing = (world: SmallWorld) =>
  houseStandingOf(world.records, world.records.get('house', 'f1')!, today)
const withHouse = (body: Body<'house'> = {}) =>
  SmallWorld.withHomes().add('house', 'f1', {
    code: 'f1',
    address: '石桥路 17 号',
    status: 'active',
    ...body,
  })

describe('how a house stands', () => {
  test('nobody has been there: no grade, no colour', () => {
    expect(standing(withHouse())).toMatchObject({ standing: null, last: null, lastAccepted: null })
  })

  test('danger stands at once, as a suggestion until somebody with the right has looked', () => {
    const world = withHouse()
    inspect(world, 'i1', '2026-11-20', { answers: danger, status: 'submitted' })
    expect(standing(world).standing).toMatchObject({ grade: 'severe', control: 'red', verified: false })
    inspect(world, 'i1', '2026-11-20', { answers: danger, status: 'accepted' })
    expect(standing(world).standing).toMatchObject({ grade: 'severe', control: 'red', verified: true })
  })

  test('[M3] a later clean bill waits for approval, and the danger stands until then', () => {
    const world = withHouse()
    inspect(world, 'i1', '2026-11-01', { answers: danger, status: 'accepted' })
    inspect(world, 'i2', '2026-11-20', { answers: clean, status: 'submitted' })
    const found = standing(world)
    expect(found.standing?.inspection.id).toBe('i1')
    expect(found.pendingLower?.id).toBe('i2')
    expect(found.lastAccepted).toBe('2026-11-01')
    inspect(world, 'i2', '2026-11-20', { answers: clean, status: 'accepted' })
    expect(standing(world).standing).toMatchObject({ grade: 'none', control: 'green' })
  })

  test('a worker’s raise counts, an expert’s verdict counts more', () => {
    const world = withHouse()
    inspect(world, 'i1', '2026-11-20', { answers: clean, status: 'submitted', workerGrade: 'some' })
    expect(standing(world).standing?.grade).toBe('some')
    inspect(world, 'i1', '2026-11-20', {
      answers: clean,
      status: 'accepted',
      workerGrade: 'some',
      verifiedGrade: 'none',
    })
    expect(standing(world).standing?.grade).toBe('none')
  })

  test('a newer appraisal counts most, unless the house was altered after it', () => {
    const appraisals = [{ grade: 'D' as const, date: '2026-11-21' }]
    const world = withHouse({ appraisals })
    inspect(world, 'i1', '2026-11-20', { answers: clean, status: 'accepted' })
    expect(standing(world).standing?.grade).toBe('severe')
    world.add('house', 'f1', { code: 'f1', status: 'active', appraisals, alteredYear: '2026-12 加层' })
    expect(standing(world).standing?.grade).toBe('none')
  })
})

describe('how an elder stands', () => {
  const of = (world: SmallWorld) =>
    elderStandingOf(world.records, world.records.get('elder', '王桂兰')!, { today, minutes: 600 })

  test('a home under red control makes the level red', () => {
    const world = withHouse().elder('王桂兰', 'h302', { house: 'f1' })
    expect(of(world).risk.level).toBe('green')
    inspect(world, 'i1', '2026-11-20', { answers: danger, status: 'submitted' })
    expect(of(world).risk).toMatchObject({ level: 'red', rules: ['R7'] })
  })

  test('open hazards of the home and two visits that were not normal add to the score', () => {
    const world = SmallWorld.withHomes().elder('王桂兰', 'h302')
    const before = of(world).risk.score
    world.add('matter', 'm1', { class: 'SF', brief: '线路老化', household: 'h302', status: 'reported' })
    expect(of(world).risk.score).toBe(before + 5)
    for (const ago of [3, 9]) {
      world.visited(`v${ago}`, '王桂兰', addDays(today, -ago), {
        answers: { he_mobility: { value: 'attention' } },
      })
    }
    expect(of(world).risk.score).toBe(before + 15)
    expect(of(world)).toMatchObject({ lastResult: 'attention', last: { id: 'v3' } })
  })

  test('drafts and voided visits are no visits, one that was sent back is', () => {
    const world = SmallWorld.withHomes().elder('王桂兰', 'h302')
    world.visited('v1', '王桂兰', '2026-11-20', { status: 'draft' })
    world.visited('v2', '王桂兰', '2026-11-21', { status: 'void' })
    expect(of(world).last).toBeNull()
    world.visited('v3', '王桂兰', '2026-11-19', { status: 'returned' })
    expect(of(world)).toMatchObject({ last: { id: 'v3' }, due: { dueContact: '2026-12-19' } })
  })

  test('a file that says almost nothing is still visited', () => {
    const world = SmallWorld.withHomes().add('elder', '王桂兰', { name: '王桂兰', household: 'h302' })
    expect(of(world)).toMatchObject({
      risk: { level: 'green' },
      due: { status: expect.any(String) as string },
    })
  })
})
