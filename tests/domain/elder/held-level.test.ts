import { describe, expect, it } from 'vitest'
import { addDays, momentOf } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { type Elder, type ElderVisit, elderStanding } from '#domain/records/elder/elder-standing.ts'
import { levelAfterEdit } from '#domain/records/elder/level-after-edit.ts'
import { loweringOf, whyNotLower } from '#domain/records/elder/lowering.ts'
import { withStatus } from '#domain/records/elder/status-change.ts'

const today = '2026-03-31'
const version = {
  scope: 'g:07/care',
  rev: 1,
  state: 'live' as const,
  createdBy: 'u_li',
  createdAt: momentOf('2025-01-01'),
  updatedBy: 'u_li',
  updatedAt: momentOf('2025-01-01'),
}

/** Green by the facts: 71, with a child. */
const elder = (body: Body<'elder'> = {}): Elder => ({
  ...version,
  id: 'e_1',
  type: 'elder',
  body: {
    birthDate: '1955-01-01',
    enrolledOn: '2025-01-01',
    livingArrangement: 'with_child',
    abilityLevel: 'intact',
    cognition: 'normal',
    phone: '13800001111',
    status: 'active',
    ...body,
  },
})

const visit = (daysAgo: number, value: string, mode: 'in_person' | 'phone' = 'in_person'): ElderVisit => ({
  ...version,
  id: `v_${daysAgo}_${mode}`,
  createdAt: momentOf(addDays(today, -daysAgo), 600),
  type: 'elderVisit',
  body: {
    elder: 'e_1',
    mode,
    contact: 'met',
    status: 'submitted',
    endedAt: momentOf(addDays(today, -daysAgo), 600),
    answers: { he_illness: { value } },
  },
})

const stand = (body: Body<'elder'>, visits: readonly ElderVisit[] = []) =>
  elderStanding(elder(body), visits, {}, today, 600)

const fallen = { events: [{ kind: 'injurious_fall' as const, on: addDays(today, -40) }] }

describe('a level that an earlier day gave', () => {
  it('DOMAIN 4.5: outlives the 30 days of R6 until a supervisor lowers it', () => {
    const { risk, held } = stand(fallen)
    expect([risk.level, risk.byFacts, risk.rules]).toEqual(['red', 'green', []])
    expect(held).toEqual({ level: 'red', since: addDays(today, -40) })
  })

  it('falls one step with each confirmed lowering', () => {
    const confirmed = { ...fallen, levelFloor: 'yellow' as const, levelConfirmedOn: addDays(today, -2) }
    expect(stand(confirmed).risk.level).toBe('yellow')
    expect(stand({ ...confirmed, levelFloor: 'green' }).risk.level).toBe('green')
  })

  it('an event after the lowering begins anew', () => {
    const events = [...fallen.events, { kind: 'discharge' as const, on: addDays(today, -35) }]
    const { held } = stand({ events, levelFloor: 'yellow', levelConfirmedOn: addDays(today, -38) })
    expect(held).toEqual({ level: 'red', since: addDays(today, -35) })
  })

  it.each([0, 1, 30])(
    '[M3] R6: an event %i days before the lowering, which R6 would have refused, was not known then',
    (days) => {
      const lowered = { levelFloor: 'green' as const, levelConfirmedOn: addDays(today, -32) }
      const on = addDays(lowered.levelConfirmedOn, -days)
      const { risk, held } = stand({ ...lowered, events: [{ kind: 'injurious_fall', on }] })
      expect([risk.level, held?.since]).toEqual(['red', on])
    },
  )

  it('an event whose days were over when the lowering was confirmed is what was confirmed', () => {
    const lowered = { levelFloor: 'green' as const, levelConfirmedOn: addDays(today, -9) }
    expect(stand({ ...lowered, ...fallen }).risk.level).toBe('green')
  })

  it('[M3] a second bad visit on the day of the lowering came after it', () => {
    const file = { livingArrangement: 'with_disabled_child', levelConfirmedOn: addDays(today, -6) } as const
    const visits = [visit(9, 'attention'), visit(6, 'attention'), visit(3, 'normal')]
    expect(stand(file, visits).risk.level).toBe('yellow')
    expect(stand({ ...file, levelConfirmedOn: addDays(today, -5) }, visits).risk.level).toBe('green')
  })

  it('one good visit after two bad ones does not lower what the two gave', () => {
    // 71 alone, suspected dementia and ten points for the two visits: 55 stays yellow; with mild loss of ability, 63.
    const file = { livingArrangement: 'alone', cognition: 'suspected', abilityLevel: 'mild' } as const
    const bad = [visit(9, 'attention'), visit(6, 'attention')]
    expect(stand(file, bad).risk.level).toBe('red')
    const after = stand(file, [...bad, visit(3, 'normal')])
    expect([after.risk.byFacts, after.risk.level]).toEqual(['yellow', 'red'])
  })
})

describe('a lowering', () => {
  const good = [visit(10, 'normal'), visit(4, 'normal')]

  it('DOMAIN 4.5: takes two normal visits in person in a row since the level began', () => {
    expect(whyNotLower(stand(fallen, good), 'yellow')).toBeNull()
    expect(whyNotLower(stand(fallen, good.slice(0, 1)), 'yellow')).toBe('levelVisits')
    expect(whyNotLower(stand(fallen, [visit(41, 'normal'), visit(4, 'normal')]), 'yellow')).toBe(
      'levelVisits',
    )
    expect(whyNotLower(stand(fallen, [...good, visit(6, 'attention', 'phone')]), 'yellow')).toBe(
      'levelVisits',
    )
    expect(loweringOf(stand(fallen, [...good, visit(6, 'normal', 'phone')])).normalVisits).toBe(2)
  })

  it('is one step', () => {
    expect(whyNotLower(stand(fallen, good), 'green')).toBe('levelOneStep')
    expect(whyNotLower(stand({}, good), 'green')).toBe('levelOneStep')
  })

  it('is refused under a hard rule and below the score', () => {
    const justNow = { events: [{ kind: 'discharge' as const, on: addDays(today, -20) }] }
    expect(whyNotLower(stand(justNow, good), 'yellow')).toBe('levelHardRule')
    const alone = { livingArrangement: 'alone', levelFloor: 'yellow' } as const
    expect(whyNotLower(stand(alone, good), 'green')).toBe('levelByScore')
  })
})

describe('an edit of the file', () => {
  it('[M3] keeps a level that the new facts alone would lower', () => {
    expect(levelAfterEdit('red', 'green', today)).toEqual({ levelFloor: 'red', levelRaisedOn: today })
    expect(levelAfterEdit('yellow', 'red', today)).toBeNull()
    expect(levelAfterEdit('yellow', 'yellow', today)).toBeNull()
  })
})

describe('hospital, away, back', () => {
  const before = { status: 'hospital', statusSince: '2026-03-01' } as const

  it('DOMAIN 4.3: nobody who is not active has a due date', () => {
    expect(stand({ status: 'hospital' }).due).toBeNull()
  })

  it('R6: coming home from hospital is an event, noted once', () => {
    const home = withStatus(before, { ...before, status: 'active' }, today)
    expect(home).toEqual({
      status: 'active',
      statusSince: today,
      events: [{ kind: 'discharge', on: today }],
    })
    const said = { status: 'active', events: [{ kind: 'discharge', on: '2026-03-30' }] } as const
    expect(withStatus(before, said, today).events).toEqual(said.events)
  })

  it('the days away do not count: due again from the day of coming back', () => {
    const back = { statusSince: addDays(today, -1), status: 'active' } as const
    const long = visit(200, 'normal')
    expect(stand({}, [long]).due).toMatchObject({ status: 'missed' })
    expect(stand(back, [long]).due).toMatchObject({
      duePerson: addDays(today, 14),
      rule: 'month',
      nextDue: today,
    })
    expect(stand(back, [long, visit(20, 'normal', 'phone')]).due).toMatchObject({
      rule: 'returned',
      kind: 'in_person',
      nextDue: addDays(today, 14),
    })
  })
})

describe('an urgent finding', () => {
  it('DOMAIN 4.6 U1: wants a visit in person within three days, whatever the level', () => {
    const found = visit(1, 'abnormal')
    expect(stand({}, [found]).due).toMatchObject({
      kind: 'in_person',
      rule: 'urgent',
      nextDue: addDays(today, 2),
    })
    expect(stand({}, [found, visit(0, 'normal', 'phone')]).due).toMatchObject({ rule: 'urgent' })
    expect(stand({}, [found, visit(0, 'normal')]).due).not.toMatchObject({ rule: 'urgent' })
  })
})
