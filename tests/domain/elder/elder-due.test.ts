import { describe, expect, it } from 'vitest'
import type { CareLevel } from '#domain/records/elder/care-level.ts'
import { elderDue } from '#domain/records/elder/elder-due.ts'
import vectors from '../vectors/elder-due.json' with { type: 'json' }
import { due, visited } from './elders.ts'

describe('the published examples', () => {
  it.each(vectors)(
    '$name is due as agreed',
    ({ level, enrol, contacts, persons, today, expect: expected }) => {
      const visits = [
        ...contacts.map((date: string) => visited(date, 'phone')),
        ...persons.map((date: string) => visited(date)),
      ]
      const found = elderDue(due({ level: level as CareLevel, enrolledOn: enrol }), visits, today)
      const {
        due_contact: dueContact,
        due_person: duePerson,
        next_due: nextDue,
        kind,
      } = expected as Record<string, string>
      const wanted = { dueContact, duePerson, nextDue, kind }
      expect(found).toMatchObject(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)))
    },
  )
})

describe('an elder', () => {
  it.each(['hospital', 'away', 'institution', 'moved', 'deceased', 'withdrawn'])(
    'whose status is %s is never due',
    (status) => expect(elderDue(due({ status }), [], '2025-06-10')).toBeNull(),
  )

  it.each([
    ['red', '2025-06-03', '2025-06-05'],
    ['yellow', '2025-06-09', '2025-06-09'],
    ['green', '2025-06-25', '2025-06-17'],
  ] as const)('new at level %s is due by enrolment', (level, dueContact, duePerson) =>
    expect(elderDue(due({ level, enrolledOn: '2025-06-02' }), [], '2025-06-02')).toMatchObject({
      dueContact,
      duePerson,
    }),
  )

  it('is to be seen in person when both are due on one day', () =>
    expect(elderDue(due({ level: 'yellow', enrolledOn: '2025-06-02' }), [], '2025-06-02')).toMatchObject({
      nextDue: '2025-06-09',
      kind: 'in_person',
      rule: 'enrol',
    }))

  it.each(['phone', 'video', 'device', 'neighbour'] as const)(
    'reached by %s was contacted, not seen',
    (mode) =>
      expect(elderDue(due(), [visited('2025-06-03', mode)], '2025-06-10')).toMatchObject({
        dueContact: '2025-07-03',
        duePerson: '2025-01-25',
      }),
  )

  it('is not helped by failed attempts, visits before enrolment or a clock that runs ahead', () => {
    const visits = [visited('2025-06-03', 'in_person', false), visited('2025-01-09'), visited('2031-01-01')]
    expect(elderDue(due(), visits, '2025-06-10')).toEqual(elderDue(due(), [], '2025-06-10'))
  })

  it('ignores a way of visiting it does not know', () =>
    expect(elderDue(due(), [visited('2025-06-03', 'telepathy' as never)], '2025-06-10')).toEqual(
      elderDue(due(), [], '2025-06-10'),
    ))
})

describe('the month rule', () => {
  const lastMonth = [visited('2025-05-30')]

  it('asks for a contact by the 25th', () =>
    expect(elderDue(due(), lastMonth, '2025-06-02')).toMatchObject({
      dueContact: '2025-06-25',
      rule: 'month',
    }))

  it('asks for it today once the 25th has passed', () => {
    expect(elderDue(due(), lastMonth, '2025-06-25')).toMatchObject({
      dueContact: '2025-06-25',
      status: 'due_soon',
    })
    expect(elderDue(due(), lastMonth, '2025-06-27')).toMatchObject({ dueContact: '2025-06-27', days: 0 })
  })

  it('leaves an earlier due day alone', () =>
    expect(elderDue(due(), [visited('2025-05-03')], '2025-06-27')).toMatchObject({
      dueContact: '2025-06-02',
      rule: 'interval',
    }))

  it('is satisfied by any contact of the month', () =>
    expect(elderDue(due(), [...lastMonth, visited('2025-06-01', 'neighbour')], '2025-06-10')).toMatchObject({
      dueContact: '2025-07-01',
    }))

  it('starts anew with the year', () => {
    const december = [visited('2025-12-31')]
    expect(elderDue(due(), december, '2025-12-31')).toMatchObject({ dueContact: '2026-01-30' })
    expect(elderDue(due(), december, '2026-01-01')).toMatchObject({ dueContact: '2026-01-25', rule: 'month' })
  })

  it.each([
    { abilityLevel: 'moderate' },
    { abilityLevel: 'complete' },
    { categories: ['disabled_function'] },
  ])('asks for a visit in person of %j', (more) => {
    const visits = [...lastMonth, visited('2025-06-01', 'phone')]
    expect(elderDue(due(more), visits, '2025-06-10')).toMatchObject({
      duePerson: '2025-06-25',
      kind: 'in_person',
      rule: 'month',
    })
    expect(elderDue(due(), visits, '2025-06-10')).toMatchObject({ duePerson: '2025-08-28' })
  })
})

describe('an event', () => {
  const fell = due({ events: [{ kind: 'injurious_fall', on: '2025-06-05' }] })
  const before = visited('2025-06-04')

  it('asks for a visit in person the next day', () =>
    expect(elderDue(fell, [before], '2025-06-05')).toMatchObject({
      duePerson: '2025-06-06',
      rule: 'event',
      kind: 'in_person',
    }))

  it('is not answered by a call, nor by a visit on its own day', () => {
    const visits = [before, visited('2025-06-05'), visited('2025-06-06', 'phone')]
    expect(elderDue(fell, visits, '2025-06-06')).toMatchObject({ duePerson: '2025-06-06' })
  })

  it('asks for weekly visits for 28 days', () => {
    const visits = [before, visited('2025-06-06')]
    expect(elderDue(fell, visits, '2025-06-10')).toMatchObject({
      duePerson: '2025-06-13',
      rule: 'weeklyAfterEvent',
    })
    expect(elderDue(fell, visits, '2025-07-03')).toMatchObject({ duePerson: '2025-06-13' })
    expect(elderDue(fell, visits, '2025-07-04')).toMatchObject({ duePerson: '2025-09-04' })
  })

  it('keeps asking until somebody came', () =>
    expect(elderDue(fell, [before], '2025-09-01')).toMatchObject({
      duePerson: '2025-06-06',
      status: 'missed',
    }))

  it('shortly before enrolment asks for a visit on the day of enrolment', () => {
    const enrolledOn = '2025-06-20'
    const of = (on: string) =>
      elderDue(due({ enrolledOn, events: [{ kind: 'discharge', on }] }), [], enrolledOn)
    expect(of('2025-06-10')).toMatchObject({ duePerson: '2025-06-20', rule: 'event' })
    expect(of('2025-05-20')).toMatchObject({ duePerson: '2025-07-05' })
  })

  it('of the future, or without a day, asks for nothing', () => {
    const events = [{ kind: 'discharge', on: '2025-06-11' } as const, { kind: 'discharge' } as const]
    expect(elderDue(due({ events }), [before], '2025-06-10')).toMatchObject({ duePerson: '2025-09-02' })
  })
})

describe('[4.3] coming back from hospital or a journey', () => {
  const home = { level: 'yellow', activeSince: '2025-06-20' } as const
  const seen = [visited('2025-06-01')]
  const dueOn = (more: Parameters<typeof due>[0], today = '2025-06-20') =>
    elderDue(due({ ...home, ...more }), seen, today, 600)!

  it.each([
    ['an urgent finding', { urgent: ['2025-06-01'] }, 'urgent'],
    ['an event', { events: [{ on: '2025-06-05' }] }, 'event'],
    ['an alert', { alerts: ['2025-06-10'] }, 'alert'],
    ['a festival', { batches: [{ opened: '2025-06-05', due: '2025-06-12' }] }, 'festival'],
  ] as const)('what %s wanted in the days away is due the day after, and not late', (_, asked, rule) => {
    expect(dueOn(asked)).toMatchObject({ nextDue: '2025-06-21', rule, days: 1 })
    expect(['overdue', 'missed']).not.toContain(dueOn(asked).status)
    expect(dueOn(asked, '2025-06-22').status).toBe('overdue')
  })

  it('what is due later than that keeps its day', () => {
    expect(dueOn({ urgent: ['2025-06-19'] }).nextDue).toBe('2025-06-22')
  })
})

describe('an alert', () => {
  const heat = { alerts: ['2025-06-10'] }

  it.each([
    ['yellow', '2025-06-11', 'alert'],
    ['green', '2025-07-09', 'interval'],
  ] as const)('makes a %s elder due %s', (level, dueContact, rule) =>
    expect(elderDue(due({ ...heat, level }), [visited('2025-06-09')], '2025-06-10')).toMatchObject({
      dueContact,
      rule,
    }),
  )

  it('is answered by a call on its first day', () =>
    expect(
      elderDue(due({ ...heat, level: 'yellow' }), [visited('2025-06-10', 'phone')], '2025-06-10')?.dueContact,
    ).toBe('2025-06-17'))
})

describe('a festival batch', () => {
  const batches = [{ opened: '2025-05-25', due: '2025-05-30' }]

  it('makes its elders due until they were contacted after it opened', () => {
    const early = visited('2025-05-20')
    expect(elderDue(due({ batches }), [early], '2025-05-26')).toMatchObject({
      dueContact: '2025-05-30',
      rule: 'festival',
    })
    expect(
      elderDue(due({ batches }), [early, visited('2025-05-25', 'phone')], '2025-05-26')?.dueContact,
    ).toBe('2025-06-24')
    expect(elderDue(due({ batches }), [early], '2025-05-24')?.dueContact).toBe('2025-06-19')
  })
})
