import { describe, expect, test } from 'vitest'
import { addDays, localDate, startOfMonth } from '#domain/local-date.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { elderStandingOf, houseStandingOf } from '#domain/schedule/standing-of.ts'
import { type ToldStreet, aMorning, tally } from './told-street.ts'

/** Grades, levels and due dates come out as asked when the rules look at the records. */
export function rightStanding(street: ToldStreet): void {
  describe('how the street stands by the rules', () => {
    const { today } = street
    const moment = { today, minutes: aMorning }
    const elders = street.ofType('elder')
    const standings = elders.map((elder) => elderStandingOf(street, elder, moment))

    test('houses: 6 severe, 33 some, 9 undetermined, 252 none, graded from real answers', () => {
      const houses = street.ofType('house').filter(({ body }) => body.status === 'active')
      const grades = houses.map((house) => houseStandingOf(street, house, today).standing?.grade)
      expect(tally(grades, (grade) => grade)).toEqual({ severe: 6, some: 33, undetermined: 9, none: 252 })
    })

    test('22 houses were worse before and were put right', () => {
      const before = street.ofType('houseInspection').filter(({ body }) => {
        const facts = body.facts as { previousGrade?: string; remediated?: boolean }
        return facts.previousGrade === 'some' && facts.remediated === true
      })
      expect(before.length).toBe(22)
    })

    test('elders: 36 red, 84 yellow, 120 green', () => {
      expect(tally(standings, ({ risk }) => risk.level)).toEqual({ red: 36, yellow: 84, green: 120 })
    })

    test('red by R1 20, R2 6, R3 3, R4 3, R5 to R7 2, by the score alone 2', () => {
      const reds = standings.filter(({ risk }) => risk.level === 'red')
      expect(tally(reds, ({ risk }) => risk.rules[0] ?? 'score')).toEqual({
        R1: 20,
        R2: 6,
        R3: 3,
        R4: 3,
        R6: 1,
        R7: 1,
        score: 2,
      })
      expect(reds.some(({ risk }) => risk.rules.includes('R5'))).toBe(true)
    })

    test('98 of 100 elders were reached in the last whole month', () => {
      const end = addDays(startOfMonth(today), -1)
      const start = startOfMonth(end)
      const reached = elders.filter(({ id, body }) => {
        if (body.status !== 'active') return false
        return street.referring('elderVisit', 'elder', id).some(({ body }) => {
          const day = localDate(body.endedAt!)
          return body.contact === 'met' && day >= start && day <= end
        })
      })
      const rate = reached.length / elders.filter(({ body }) => body.status === 'active').length
      expect(rate).toBeGreaterThan(0.97)
      expect(rate).toBeLessThan(0.99)
    })

    test('every grid has an elder to see today', () => {
      const due = elders.filter((_, i) => standings[i]!.due && standings[i]!.due!.nextDue <= today)
      expect(new Set(due.map(({ scope }) => gridOfScope(scope))).size).toBe(12)
    })

    test('most elders are in time, somebody is late', () => {
      const states = tally(
        standings.filter(({ due }) => due),
        ({ due }) => due!.status,
      )
      const late = (states.overdue ?? 0) + (states.missed ?? 0)
      expect(late).toBeGreaterThanOrEqual(1)
      expect(late).toBeLessThanOrEqual(20)
    })

    test('each full-time worker finds work for today with what the own grants show', () => {
      for (const user of street.street.users.filter(({ username }) => username.startsWith('worker'))) {
        const items = dueToday({ records: street.asSeenBy(user.id), user: user.id }, moment)
        expect(items.filter(({ urgency }) => urgency !== 'week').length).toBeGreaterThan(0)
        expect(items.length).toBeLessThan(80)
      }
    })
  })
}
