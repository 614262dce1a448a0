import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { overviewOf } from '#domain/desk/overview.ts'
import { monthBefore, monthOf } from '#domain/rates/period.ts'
import type { RateKey } from '#domain/rates/rate-rules.ts'
import { ratesOf } from '#domain/rates/rates-of.ts'
import { shareOf } from '#domain/rates/rate.ts'
import { tell, tellings } from '#tests/invented-street/told-street.ts'
import { SmallWorld } from '../schedule/small-world.ts'

const moment = { today: '2026-11-22', minutes: 9 * 60 }
const at = (day: string) => ({ startedAt: momentOf(day, 600), endedAt: momentOf(day, 620) })

function counted(world: SmallWorld, key: RateKey, period = monthOf(moment.today)) {
  const { members } = ratesOf(world.records, period, moment).find((one) => one.key === key)!
  return { in: members.filter(({ counts }) => counts).map(({ record }) => record), of: members.length }
}

describe('the roll-up (DOMAIN 11)', () => {
  test('走访覆盖率: a home counts once, empty ones not at all, and not where nobody opened', () => {
    const world = SmallWorld.withHomes()
      .add('household', 'h999', { building: 'b7', room: '999', status: 'empty' })
      .add('visit', 'v1', { status: 'submitted', households: [{ household: 'h302' }], ...at('2026-11-02') })
      .add('visit', 'v2', { status: 'submitted', households: [{ household: 'h302' }], ...at('2026-11-03') })
      .add('visit', 'v3', {
        status: 'submitted',
        households: [{ household: 'h604', met: 'nobody' }],
        ...at('2026-11-03'),
      })
      .add('visit', 'v4', { status: 'draft', households: [{ household: 'h101' }], ...at('2026-11-03') })
    expect(counted(world, 'homesCovered')).toEqual({ in: ['h302'], of: 3 })
    expect(counted(world, 'homesCovered', monthBefore(moment.today))).toEqual({ in: [], of: 3 })
  })

  test('走访覆盖率: an elder visit and a house inspection are visits to the home, too', () => {
    const world = SmallWorld.withHomes()
      .elder('甲', 'h604')
      .visited('v1', '甲', '2026-11-05')
      .add('house', 'f1', { address: '石桥路 17 号', status: 'active' })
      .add('household', 'h101', { building: 'b7', room: '101', house: 'f1' })
      .add('houseInspection', 'i1', { house: 'f1', status: 'submitted', facts: {}, ...at('2026-11-06') })
    expect(counted(world, 'homesCovered')).toEqual({ in: ['h604', 'h101'], of: 3 })
    expect(counted(world, 'keyPeopleVisited')).toEqual({ in: ['h604'], of: 1 })
  })

  test('月探访率: only elders on file and at home all month; an attempt is no visit', () => {
    const world = SmallWorld.withHomes()
      .elder('甲', 'h604')
      .elder('乙', 'h302')
      .elder('丙', 'h101', { enrolledOn: '2026-11-03' })
      .elder('丁', 'h101', { status: 'hospital' })
      .elder('戊', 'h101', { statusSince: '2026-11-20' })
      .visited('v1', '甲', '2026-11-05', { mode: 'phone' })
      .visited('v2', '乙', '2026-11-05', { contact: 'not_home' })
      .visited('v3', '丙', '2026-11-05')
    expect(counted(world, 'eldersMonthly')).toEqual({ in: ['甲'], of: 2 })
  })

  test('排查完成率 counts accepted inspections, 隐患率 also one that waits for its review', () => {
    const danger = { em_partial_collapse_tilt: { value: 'yes' } }
    const facts = {
      structureType: 'earth',
      floors: 1,
      isBusiness: false,
      isRented: false,
      occupants: 2,
      hasSteelPart: false,
      roofType: 'wood',
    }
    const world = SmallWorld.withHomes()
      .add('house', 'f1', { address: '1', status: 'active' })
      .add('house', 'f2', { address: '2', status: 'active' })
      .add('house', 'f3', { address: '3', status: 'demolished' })
      .add('houseInspection', 'i1', {
        house: 'f1',
        facts,
        answers: danger,
        status: 'submitted',
        ...at('2026-11-06'),
      })
    expect(counted(world, 'housesInspected')).toEqual({ in: [], of: 2 })
    expect(counted(world, 'housesHazard')).toEqual({ in: ['f1'], of: 1 })
  })

  test('超期率 over the open matters, 一次办结率 and 群众满意率 over those closed in the month', () => {
    const closed = { state: 'closed', at: momentOf('2026-11-10') } as const
    const world = SmallWorld.withHomes()
      .add('matter', 'm1', { status: 'handling', due: '2026-11-20' })
      .add('matter', 'm2', { status: 'handling', due: '2026-11-22' })
      .add('matter', 'm3', { status: 'closed', selfSolved: true, rating: 'satisfied' }, closed)
      .add('matter', 'm4', { status: 'closed', rating: 'none', due: '2026-11-01' }, closed)
      .add('matter', 'm5', { status: 'closed', rating: 'fair' }, { ...closed, at: momentOf('2026-10-30') })
      .add('matter', 'm6', { status: 'rejected' }, closed)
    expect(counted(world, 'mattersLate')).toEqual({ in: ['m1'], of: 2 })
    expect(counted(world, 'mattersOnce')).toEqual({ in: ['m3'], of: 2 })
    expect(counted(world, 'mattersSatisfied')).toEqual({ in: ['m3'], of: 1 })
  })

  test('一次办结率 counts a matter in the month it was closed, whenever somebody went back to ask', () => {
    const steps = [
      { step: 'close', at: momentOf('2026-10-28') },
      { step: 'revisit', at: momentOf('2026-11-03') },
    ] as never
    const revisited = { state: 'closed', at: momentOf('2026-11-03') } as const
    const world = SmallWorld.withHomes().add(
      'matter',
      'm1',
      { status: 'closed', onceDone: true, steps },
      revisited,
    )
    expect(counted(world, 'mattersOnce')).toEqual({ in: [], of: 0 })
    expect(counted(world, 'mattersOnce', monthBefore(moment.today))).toEqual({ in: ['m1'], of: 1 })
  })

  test('超期率 goes by the step that a matter waits for, as the phone does (DOMAIN 2.5)', () => {
    const reported = { at: momentOf('2026-11-20', 600) }
    const world = SmallWorld.withHomes()
      .add('matter', 'leak', { level: 'L4', status: 'reported', brief: '煤气泄漏' }, reported)
      .add('matter', 'waits', { level: 'L1', status: 'reported' }, reported)
      .add('matter', 'hung', { level: 'L1', status: 'suspended', due: '2026-11-10' }, reported)
      .add('matter', 'new', { level: 'L1', status: 'reported' }, { at: momentOf('2026-11-20', 1040) })
    expect(counted(world, 'mattersLate')).toEqual({ in: ['leak', 'waits'], of: 4 })
    const now = momentOf(moment.today, moment.minutes)
    expect(overviewOf(world.records, moment, now).attention).toMatchObject([
      { id: 'leak', tone: 'red', days: 2 },
      { id: 'waits', tone: 'yellow', days: 2 },
    ])
  })

  test('销号率 sets what was struck off beside what is open past a limit; 化解率 goes by how it ended last', () => {
    const scope = { scope: 'g:01/house', at: momentOf('2026-06-01') }
    const found = { colour: 'red', foundAt: momentOf('2026-06-01') } as const
    const step = (name: 'solve' | 'fail', day: string) => ({ step: name, at: momentOf(day) })
    const world = SmallWorld.withHomes()
      .add('hazardCase', 'c1', { ...found, status: 'closed', closedAt: momentOf('2026-11-03') }, scope)
      .add('hazardCase', 'c2', { ...found, status: 'closed', closedAt: momentOf('2026-10-03') }, scope)
      .add('hazardCase', 'c3', { ...found, status: 'found' }, scope)
      .add('dispute', 'd1', { steps: [step('fail', '2026-11-03'), step('solve', '2026-11-09')] })
      .add('dispute', 'd2', { steps: [step('fail', '2026-11-03')] })
      .add('dispute', 'd3', { steps: [step('solve', '2026-10-03')] })
    expect(counted(world, 'casesClosed')).toEqual({ in: ['c1'], of: 2 })
    expect(counted(world, 'disputesSolved')).toEqual({ in: ['d1'], of: 2 })
  })

  test('整改按期率 counts the steps of cases that were due in the month: done in time, or late, or not at all', () => {
    const scope = { scope: 'g:01/house' }
    const foundAt = momentOf('2026-11-02', 600)
    const deed = (name: string, day: string) => ({ step: name, at: momentOf(day, 660) })
    // Due: the notice on the 5th, the expert on the 17th, the work on 2 December.
    const case_ = (id: string, log: ReturnType<typeof deed>[], status: 'found' | 'dismissed' = 'found') =>
      [id, { colour: 'yellow', foundAt, status, log }, scope] as const
    const world = SmallWorld.withHomes()
      .add('hazardCase', ...case_('in-time', [deed('notice', '2026-11-04'), deed('confirm', '2026-11-10')]))
      .add('hazardCase', ...case_('late', [deed('notice', '2026-11-06')]))
      .add(
        'hazardCase',
        ...case_('dismissed', [deed('notice', '2026-11-04'), deed('dismiss', '2026-11-08')], 'dismissed'),
      )
    expect(counted(world, 'stepsOnTime')).toEqual({
      in: ['in-time', 'in-time', 'dismissed', 'dismissed'],
      of: 6,
    })
  })

  test('nos. 39 and 40: services done in the month in time, in one go, and rated well, weekends not counted', () => {
    const asked = { at: momentOf('2026-11-02', 600), scope: 'g:01/care' }
    const done = (day: string, minutes = 600) => ({ status: 'done', doneAt: momentOf(day, minutes) }) as const
    const world = SmallWorld.withHomes()
      .add('serviceRequest', 's1', { need: 'meal', ...done('2026-11-11', 1199), onceDone: true }, asked)
      .add('serviceRequest', 's2', { need: 'meal', ...done('2026-11-11', 1201), onceDone: false }, asked)
      .add('serviceRequest', 's3', { ...done('2026-11-03'), status: 'rated', rating: '4' }, asked)
      .add('serviceRequest', 's4', { ...done('2026-11-03'), status: 'rated', rating: '3' }, asked)
      .add('serviceRequest', 's5', { status: 'cancelled', doneAt: momentOf('2026-11-03') }, asked)
      .add('serviceRequest', 's6', { ...done('2026-10-30') }, { ...asked, at: momentOf('2026-10-29') })
      .add('serviceRequest', 's7', { status: 'serving' }, asked)
    expect(counted(world, 'servicesOnTime')).toEqual({ in: ['s1', 's3', 's4'], of: 4 })
    expect(counted(world, 'servicesOnce')).toEqual({ in: ['s1'], of: 4 })
    expect(counted(world, 'servicesSatisfied')).toEqual({ in: ['s3'], of: 2 })
  })

  test('the desk’s figures are those of the phones, the grids add up to them, and nobody at work is named', () => {
    const street = tell(tellings[0])
    const then = { today: street.today, minutes: 9 * 60 }
    const { rates, grids } = overviewOf(street, then, momentOf(street.today, 540))
    const all = ratesOf(street, monthOf(street.today), then)
    const told = JSON.stringify(all)
    expect(street.street.users.filter(({ id }) => told.includes(id))).toEqual([])
    for (const { key, members } of all) {
      const sum = { part: 0, whole: 0 }
      for (const one of grids) {
        sum.part += one.rates[key].part
        sum.whole += one.rates[key].whole
      }
      expect([key, rates[key]]).toEqual([key, shareOf(members)])
      expect([key, sum]).toEqual([key, rates[key]])
    }
  }, 60_000)
})
