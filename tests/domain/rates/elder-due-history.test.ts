import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/local-date.ts'
import { elderDueHistory } from '#domain/rates/elder-due-history.ts'
import { monthOf } from '#domain/rates/period.ts'
import { SmallWorld } from '../schedule/small-world.ts'

const november = monthOf('2026-11-01')
type Visit = readonly [day: string, mode?: 'phone' | 'in_person']

/** A green elder seen at home on 5 October, then as given. */
function green(visits: readonly Visit[]) {
  const world = SmallWorld.withHomes().elder('甲', 'h604').visited('v0', '甲', '2026-10-05')
  visits.forEach(([day, mode = 'phone'], n) => world.visited(`v${n + 1}`, '甲', day, { mode }))
  return world
}

function history(world: SmallWorld, today: string, minutes = 21 * 60) {
  return elderDueHistory(world.records, world.records.get('elder', '甲')!, november, { today, minutes })
}

describe('what was due in a month (DOMAIN 11 按期探访率)', () => {
  test('a contact the day before its day is on time', () => {
    expect(history(green([['2026-11-03']]), '2026-11-30')).toEqual([
      { kind: 'contact', due: '2026-11-04', done: '2026-11-03' },
    ])
  })

  test('a contact long before its day is extra: nothing had come onto the list', () => {
    expect(history(green([['2026-10-20'], ['2026-11-02']]), '2026-11-30')).toEqual([])
  })

  test('a contact two days after is late', () => {
    expect(history(green([['2026-11-06']]), '2026-11-30')).toEqual([
      { kind: 'contact', due: '2026-11-04', done: '2026-11-06' },
    ])
  })

  test('its own day counts once it is over at 20:00, and not before', () => {
    expect(history(green([]), '2026-11-04', 19 * 60)).toEqual([])
    expect(history(green([]), '2026-11-04', 20 * 60 + 1)).toEqual([
      { kind: 'contact', due: '2026-11-04', done: null },
    ])
  })

  test('the rule of the month is due on the 25th, however long after that it is done', () => {
    expect(history(green([['2026-10-28'], ['2026-11-28']]), '2026-11-30')).toEqual([
      { kind: 'contact', due: '2026-11-25', done: '2026-11-28' },
    ])
  })

  test('[4.3] nothing was due in the days away, whatever wanted it', () => {
    const answers = { he_illness: { value: 'emergency' } }
    const world = SmallWorld.withHomes()
      .elder('甲', 'h604', { statusSince: '2026-11-20' })
      .visited('v0', '甲', '2026-11-01', { answers })
      .visited('v1', '甲', '2026-11-19')
      .visited('v2', '甲', '2026-11-21')
    expect(history(world, '2026-11-30')).toEqual([])
  })

  test('red: every day is due once; the contact after a missed day answers that day', () => {
    const world = SmallWorld.withHomes().elder('甲', 'h604', {
      birthDate: '1940-01-01',
      livingArrangement: 'alone',
    })
    for (let n = 0; n < 40; n++) {
      const day = addDays('2026-10-22', n)
      if (day !== '2026-11-10') {
        world.visited(`v${n}`, '甲', day, { mode: n % 7 === 0 ? 'in_person' : 'phone' })
      }
    }
    const found = history(world, '2026-11-30')
    expect(found).toHaveLength(29)
    expect(found.filter(({ due, done }) => done !== due)).toEqual([
      { kind: 'contact', due: '2026-11-10', done: '2026-11-11' },
    ])
  })

  test('the level that two bad visits gave stands until a supervisor lowers it, in the figures as on the list', () => {
    const world = SmallWorld.withHomes()
      .elder('甲', 'h604', { livingArrangement: 'couple', categories: ['childless'] })
      .visited('v0', '甲', '2026-10-05')
    const sad = { answers: { me_mood: { value: 'attention' } } }
    world.visited('b1', '甲', '2026-10-18', sad).visited('b2', '甲', '2026-10-20', sad)
    for (const day of ['2026-10-27', '2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24']) {
      world.visited(day, '甲', day)
    }
    const dues = history(world, '2026-11-27').filter(({ kind }) => kind === 'contact')
    expect(dues.map(({ due }) => due)).toEqual(['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24'])
  })

  test('a finding that wants somebody there within three days does so although calls came after it', () => {
    const world = green([['2026-11-01']])
    world.visited('u', '甲', '2026-11-05', { mode: 'phone', answers: { he_illness: { value: 'abnormal' } } })
    world
      .visited('c1', '甲', '2026-11-06', { mode: 'phone' })
      .visited('c2', '甲', '2026-11-07', { mode: 'phone' })
    expect(history(world, '2026-11-20')).toContainEqual({ kind: 'in_person', due: '2026-11-08', done: null })
  })

  test('an elder in hospital owes nothing', () => {
    const world = green([]).elder('甲', 'h604', { status: 'hospital' })
    expect(history(world, '2026-11-30')).toEqual([])
  })

  test('what was done stays as it was told, whenever it is asked again, and nothing is due twice', () => {
    const visit = fc.tuple(
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom('phone' as const, 'in_person' as const),
    )
    fc.assert(
      fc.property(
        fc.array(visit, { maxLength: 25 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 29 }),
        (visits, isRed, asked) => {
          const world = green(visits.map(([n, mode]) => [addDays('2026-10-01', n), mode]))
          if (isRed) world.elder('甲', 'h604', { birthDate: '1940-01-01', livingArrangement: 'alone' })
          const all = history(world, '2026-11-30')
          const today = addDays('2026-11-01', asked - 1)
          const early = history(world, today).filter(({ done }) => done !== null)
          expect(all.slice(0, early.length)).toEqual(early)
          expect(new Set(all.map(({ kind, due }) => `${kind} ${due}`)).size).toBe(all.length)
          for (const { due, done } of all) {
            expect(due >= november.from && due <= november.to).toBe(true)
            const days = visits.map(([n]) => addDays('2026-10-01', n))
            expect([null, ...days]).toContain(done)
          }
        },
      ),
    )
  })
})
