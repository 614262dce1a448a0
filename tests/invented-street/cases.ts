import { describe, expect, test } from 'vitest'
import type { House, Inspection } from '#domain/records/house/house-standing.ts'
import { batchProgress } from '#domain/records/batch/batch-progress.ts'
import { isOpenCase } from '#domain/records/hazard-case/open-case.ts'
import { houseStandingOf } from '#domain/schedule/standing-of.ts'
import { type ToldStreet, tally } from './told-street.ts'

/** Dangerous houses have their cases, in every state, and the batch has come as far as its inspections (DOMAIN 10). */
export function toldCases(street: ToldStreet): void {
  describe('the hazard cases of the street', () => {
    const cases = street.ofType('hazardCase')
    const open = cases.filter(({ body }) => isOpenCase(body.status))

    test('22 were closed, 17 are open, 5 of them red', () => {
      expect([cases.length - open.length, open.length]).toEqual([22, 17])
      expect(open.filter(({ body }) => body.colour === 'red').length).toBe(5)
      expect(Object.keys(tally(cases, ({ body }) => body.status)).length).toBeGreaterThan(7)
    })

    test('each is of one house, which stands as dangerous while the case is open and no longer when it is closed', () => {
      expect(new Set(cases.map(({ body }) => body.house)).size).toBe(cases.length)
      for (const { body } of cases) {
        const house = street.find(body.house) as unknown as House
        const { standing } = houseStandingOf(street, house, street.today)
        expect(['some', 'severe'].includes(standing!.grade)).toBe(isOpenCase(body.status))
      }
    })

    test('was closed by two people, none of whom reported it', () => {
      for (const { body, createdBy } of cases.filter(({ body: { status } }) => status === 'closed')) {
        expect(body.signedBy).not.toBe(body.closedBy)
        expect([body.signedBy, body.closedBy]).not.toContain(createdBy)
      }
    })

    test('nothing was done before it was found, nor later than this morning', () => {
      for (const { body } of cases)
        for (const { at = 0 } of body.log ?? []) expect(at).toBeGreaterThanOrEqual(body.foundAt!)
    })

    test('the running batch is partly done', () => {
      const batch = street.ofType('batch').find(({ body }) => body.status === 'running')!
      const houses = street.ofType('house') as unknown as House[]
      const of = (house: string) =>
        street.referring('houseInspection', 'house', house) as unknown as readonly Inspection[]
      const { rows, seen } = batchProgress(batch as never, houses, of, street.today)
      expect(rows.length).toBe(72)
      expect(seen.length).toBeGreaterThan(20)
      expect(seen.length).toBeLessThan(rows.length)
    })
  })
}
