import { describe, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { professionalDue } from '#domain/records/house/professional-due.ts'
import { houseDue } from '#domain/records/house/house-due.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { SmallWorld } from './small-world.ts'

const moment = { today: '2026-11-22', minutes: 9 * 60 }
const lineOf = (world: SmallWorld, kind: string) => dueToday(world, moment).find((one) => one.kind === kind)

describe('the daily patrol (DOMAIN 5.2)', () => {
  const grid = () =>
    SmallWorld.withHomes().add('grid', 'g1', { code: '01', name: '一网格' }, { scope: 'common' })
  const walked = (world: SmallWorld, id: string, minutes: number, more = {}) => {
    const endedAt = momentOf(moment.today, 8 * 60)
    return world.add(
      'visit',
      id,
      { form: 'patrol', startedAt: endedAt - minutes * 60_000, endedAt, status: 'submitted', ...more },
      { by: 'u2' },
    )
  }

  test('is due until the grid has been walked for half an hour, by whomever', () => {
    const world = walked(grid(), 'v1', 12)
    expect(lineOf(world, 'patrol')).toMatchObject({
      urgency: 'today',
      why: { zh: '每天至少 30 分钟，今天已巡 12 分钟' },
    })
    expect(lineOf(walked(world, 'v2', 18), 'patrol')).toBeUndefined()
  })

  test('a draft, a voided patrol and one of yesterday are none', () => {
    for (const more of [
      { status: 'draft' },
      { status: 'void' },
      { startedAt: momentOf('2026-11-21', 600), endedAt: momentOf('2026-11-21', 640) },
    ]) {
      expect(lineOf(walked(grid(), 'v1', 40, more), 'patrol')?.why.zh).toContain('已巡 0 分钟')
    }
  })

  test('only whoever walks the grid is asked', () => {
    const world = grid()
    const noWorker = { records: world.records, user: 'u9', ownGrids: () => [] }
    expect(dueToday(noWorker, moment).filter(({ kind }) => kind === 'patrol')).toEqual([])
  })
})

describe('professional inspections (DOMAIN 3.6)', () => {
  const house = { registeredOn: '2022-05-01', hazard: false, status: 'active' }

  test.each([
    ['30 years old', { builtYear: 1996 }, '2023-05-01', 1],
    ['29 years old', { builtYear: 1997 }, '2025-05-01', 3],
    ['19 years old', { builtYear: 2007 }, '2027-05-01', 5],
    ['young, but with a hazard', { builtYear: 2020, hazard: true }, '2023-05-01', 1],
    ['of a band whose first year is 35 years ago', { builtBand: 'from1991' }, '2023-05-01', 1],
    ['of an age that nobody knows', {}, '2027-05-01', 5],
  ])('a house %s', (_name, facts, due, years) => {
    expect(professionalDue({ ...house, ...facts }, '2026-11-22')).toMatchObject({ due, years })
  })

  test('is counted from the last one; 29 February becomes 1 March; a house off file has none', () => {
    const last = { ...house, builtYear: 1980, lastInspected: '2024-02-29' }
    expect(professionalDue(last, '2026-11-22')).toEqual({ due: '2025-03-01', years: 1, days: -631 })
    expect(professionalDue({ ...last, status: 'demolished' }, '2026-11-22')).toBeNull()
  })

  test('is one line a lane, never late, until somebody of the profession has looked', () => {
    const old = { address: '豆腐巷', status: 'active', builtYear: 1975, building: 'b7' } as const
    const long = { at: momentOf('2025-01-01') }
    const world = SmallWorld.withHomes().add('house', 'f1', old, long).add('house', 'f2', old, long)
    expect(lineOf(world, 'professional')).toMatchObject({
      title: { zh: '2 栋房屋该请专业巡检' },
      record: 'b7',
      urgency: 'week',
      days: null,
    })
    const endedAt = momentOf('2026-03-01', 600)
    const seen = {
      house: 'f1',
      inspectionType: 'professional',
      facts: {},
      endedAt,
      status: 'accepted',
    } as const
    world.add('houseInspection', 'i1', { ...seen, reportedAs: 'worker' })
    expect(lineOf(world, 'professional')?.title.zh).toBe('2 栋房屋该请专业巡检')
    world.add('houseInspection', 'i1', { ...seen, reportedAs: 'inspector' })
    expect(lineOf(world, 'professional')?.title.zh).toBe('1 栋房屋该请专业巡检')
  })
})

describe('events that ask for an inspection (DOMAIN 3.6)', () => {
  const house = { caseOpen: false, isBusiness: false, status: 'active', lastInspected: '2026-11-10' }
  const after = (kind: 'fire' | 'request', on: string, more = {}) =>
    houseDue({ ...house, ...more, events: [{ kind, on }] }, '2026-11-22')

  test('a fire wants somebody the next day, the community’s request within a week', () => {
    expect(after('fire', '2026-11-20')).toEqual({
      due: '2026-11-21',
      rule: 'event',
      interval: 1,
      event: 'fire',
      days: -1,
    })
    expect(after('request', '2026-11-20')).toMatchObject({ due: '2026-11-27', days: 5 })
  })

  test('an inspection on a later day answers it; on the same day only one because of an event', () => {
    expect(after('fire', '2026-11-09')?.rule).toBe('yearly')
    expect(after('fire', '2026-11-10')?.rule).toBe('event')
    expect(after('fire', '2026-11-10', { lastEventInspected: '2026-11-10' })?.rule).toBe('yearly')
  })

  test('an event of a day to come asks for nothing yet', () => {
    expect(after('fire', '2026-11-23')?.rule).toBe('yearly')
  })

  test('what is due even earlier keeps its own rule', () => {
    expect(after('request', '2026-11-20', { caseOpen: true, controlLevel: 'red' })?.rule).toBe('redCase')
  })
})
