import { describe, expect, it } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { caseItem } from '#domain/schedule/case-item.ts'
import { houseDueOf, openCaseAt } from '#domain/schedule/house-due-item.ts'
import { houseStandingOf } from '#domain/schedule/standing-of.ts'
import type { House } from '#domain/records/house/house-standing.ts'
import { DueBoard } from '#domain/schedule/due-board.ts'
import type { Records } from '#domain/schedule/world.ts'
import { SmallWorld } from './small-world.ts'

const found = momentOf('2026-03-02', 540)
const envelope = {
  rev: 1,
  scope: 'g:07/house',
  createdBy: 'wang',
  createdAt: found,
  updatedBy: 'wang',
  updatedAt: found,
}
const house = {
  ...envelope,
  id: 'r_house',
  type: 'house',
  state: 'live',
  body: { address: '石桥路 17 号', status: 'active' },
} as House

const hazardOf = (body: Body<'hazardCase'>) => ({
  ...envelope,
  id: 'c_1',
  type: 'hazardCase',
  state: body.status === 'closed' ? ('closed' as const) : ('live' as const),
  body: { house: 'r_house', colour: 'orange' as const, foundAt: found, status: 'found' as const, ...body },
})

function recordsWith(...cases: ReturnType<typeof hazardOf>[]): Records {
  return {
    get: (type: string, id: string) => (type === 'house' && id === 'r_house' ? house : undefined),
    ofType: () => [],
    referring: (type: string) => (type === 'hazardCase' ? cases : []),
  } as unknown as Records
}

// Before nine, when the case was found: a limit of 24 hours has not passed on its last day.
const on = (today: string) => ({ today, minutes: 480 })
const lineOf = (body: Body<'hazardCase'>, today: string) => {
  const hazard = hazardOf(body)
  return caseItem({ records: recordsWith(hazard), user: 'wang' }, hazard, on(today))
}

describe('an open hazard case', () => {
  it('[DOMAIN 3.5] is on the list by its step whose last day comes first', () => {
    expect(lineOf({}, '2026-03-03')).toMatchObject({
      kind: 'case',
      due: '2026-03-03',
      days: 0,
      urgency: 'today',
    })
    const restricted = { actions: [{ step: 'restrictUse' as const, at: found + 1, by: 'li' }] }
    expect(lineOf(restricted, '2026-03-03')).toMatchObject({ due: '2026-03-05', days: 2 })
    expect(lineOf(restricted, '2026-03-08')).toMatchObject({ urgency: 'overdue', days: -3 })
  })

  it('[DOMAIN 3.5] is late as soon as a limit in hours has passed, as it is at the desk', () => {
    const hazard = hazardOf({ colour: 'red' })
    const records = recordsWith(hazard)
    const urgencyAt = (minutes: number) =>
      caseItem({ records, user: 'wang' }, hazard, { today: '2026-03-02', minutes })?.urgency
    expect([urgencyAt(600), urgencyAt(601), urgencyAt(1380)]).toEqual(['today', 'overdue', 'overdue'])
    const world = new SmallWorld().add('hazardCase', 'c_1', { colour: 'red', foundAt: found })
    const board = new DueBoard(world, { today: '2026-03-02', minutes: 600 })
    board.pass({ today: '2026-03-02', minutes: 601 })
    expect(board.items().find(({ kind }) => kind === 'case')).toMatchObject({ urgency: 'overdue', days: 0 })
  })

  it('is not once it is closed, or when its next limit is more than a week away', () => {
    expect(lineOf({ status: 'closed' }, '2026-03-03')).toBeNull()
    const verified = {
      log: [{ step: 'confirm', at: found }],
      actions: [{ step: 'restrictUse' as const, at: found }],
    }
    expect(lineOf(verified, '2026-03-04')).toBeNull()
  })

  it('[DOMAIN 3.6] makes its house due every 30 days, every 7 when it is red, until it is closed', () => {
    const dueWith = (...cases: ReturnType<typeof hazardOf>[]) => {
      const records = recordsWith(...cases)
      const standing = houseStandingOf(records, house, '2026-03-10')
      return houseDueOf(house, standing, on('2026-03-10'), openCaseAt(records, house.id))
    }
    expect(dueWith(hazardOf({}))).toMatchObject({ rule: 'openCase', interval: 30 })
    expect(dueWith(hazardOf({ colour: 'red' }))).toMatchObject({ rule: 'redCase', interval: 7 })
    expect(dueWith(hazardOf({ status: 'closed' }))).toMatchObject({ rule: 'neverInspected' })
  })
})
