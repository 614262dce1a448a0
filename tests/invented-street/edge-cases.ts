import { describe, expect, test } from 'vitest'
import { gridOfScope } from '#domain/record/scope.ts'
import { type ToldStreet } from './told-street.ts'

/** What every register meets sooner or later is in it. */
export function edgeCases(street: ToldStreet): void {
  describe('what every register meets sooner or later', () => {
    const elders = street.ofType('elder')
    const residents = street.ofType('resident')
    const homes = street.ofType('household')

    test('an elder in hospital has no due date and is in nobody’s way', () => {
      expect(elders.filter(({ body }) => body.status === 'hospital').length).toBe(1)
    })

    test('an elder who moved: the file is in the new grid, earlier visits are in the old one', () => {
      const moved = elders.filter(({ id, scope }) =>
        street.referring('elderVisit', 'elder', id).some((visit) => visit.scope !== scope),
      )
      expect(moved.length).toBe(1)
      const [elder] = moved
      const visits = street.referring('elderVisit', 'elder', elder!.id)
      const here = visits.filter(({ scope }) => scope === elder!.scope)
      const there = visits.filter(({ scope }) => scope !== elder!.scope)
      expect(Math.min(...here.map(({ createdAt }) => createdAt))).toBeGreaterThan(
        Math.max(...there.map(({ createdAt }) => createdAt)),
      )
      expect(
        homes.some(
          ({ scope, body }) =>
            body.status === 'movedOut' && gridOfScope(scope) === gridOfScope(there[0]!.scope),
        ),
      ).toBe(true)
    })

    test('a house was demolished and rebuilt at the same address, with a code of its own', () => {
      const [old] = street.ofType('house').filter(({ body }) => body.status === 'demolished')
      const fresh = street
        .ofType('house')
        .filter(({ id, body }) => id !== old!.id && body.address === old!.body.address)
      expect(fresh.length).toBe(1)
      expect(fresh[0]!.body.code).not.toBe(old!.body.code)
      expect(fresh[0]!.body.builtBand).toBe('from2016')
    })

    test('homes with a second address', () => {
      const split = homes.filter(({ body }) => body.registration === 'split')
      expect(split.length).toBeGreaterThan(10)
      for (const { body } of split) expect(body.registeredAddress).toBeTruthy()
    })

    test('a worker who left: the name stays on the work, the grants are gone', () => {
      const { users, grants } = street.street
      const gone = users.filter(({ active }) => !active)
      expect(gone.length).toBe(1)
      expect(grants.filter(({ user }) => user === gone[0]!.id)).toEqual([])
      expect(
        street.ofType('visit').filter(({ createdBy }) => createdBy === gone[0]!.id).length,
      ).toBeGreaterThan(5)
      const posts = street.ofType('assignment').filter(({ body }) => body.person === gone[0]!.id)
      expect(posts.map(({ body }) => Boolean(body.to))).toEqual([true])
    })

    test('a grid that was split is retired and holds no records', () => {
      const [retired] = street.ofType('grid').filter(({ body }) => body.status === 'retired')
      expect(street.street.records.filter(({ scope }) => gridOfScope(scope) === retired!.body.code)).toEqual(
        [],
      )
      expect(street.street.grants.filter(({ scope }) => gridOfScope(scope) === retired!.body.code)).toEqual(
        [],
      )
    })

    test('an inspection and a visit were sent back with a remark on one field', () => {
      const [inspection] = street.ofType('houseInspection').filter(({ body }) => body.status === 'returned')
      const [visit] = street.ofType('visit').filter(({ body }) => body.status === 'returned')
      expect(Object.keys(inspection!.body.remarks as object)).toEqual(['answers.fr_stair'])
      expect(inspection!.body.answers).toHaveProperty('fr_stair')
      expect(Object.keys(visit!.body.remarks as object)).toEqual(['summary'])
      expect([inspection!.state, visit!.state]).toEqual(['live', 'live'])
      expect(inspection!.body.reviewNote && visit!.body.reviewNote).toBeTruthy()
    })

    test('one log was voided, with a reason', () => {
      const voided = street.ofType('visit').filter(({ body }) => body.status === 'void')
      expect(voided.length).toBe(1)
      expect(voided[0]!.body.voidReason).toBeTruthy()
    })

    test('two phones entered one home, and a review says so', () => {
      const [review] = street.ofType('review').filter(({ body }) => body.kind === 'duplicate')
      const { mine, theirs } = review!.body as { mine: { record: string }; theirs: { record: string } }
      const [a, b] = [street.get('household', mine.record), street.get('household', theirs.record)]
      expect(a!.body.code).toBe(b!.body.code)
      expect(a!.createdBy).not.toBe(b!.createdBy)
    })

    test('two inspections of one house disagree, twice, by different people within a week', () => {
      const reviews = street.ofType('review').filter(({ body }) => body.kind === 'disagree')
      expect(reviews.length).toBe(2)
      for (const { body } of reviews) {
        const sides = [body.mine, body.theirs] as { inspection: string; endedAt: number; author: string }[]
        const [a, b] = sides.map(({ inspection }) => street.get('houseInspection', inspection))
        expect(a!.body.house).toBe(b!.body.house)
        expect(a!.createdBy).not.toBe(b!.createdBy)
        expect(Math.abs(sides[0]!.endedAt - sides[1]!.endedAt)).toBeLessThan(7 * 86_400_000)
      }
    })

    test('a person without a number, an old number of 15 digits, names that few fonts have', () => {
      expect(residents.some(({ body }) => !body.idNumber && body.note?.includes('身份证'))).toBe(true)
      expect(residents.filter(({ body }) => body.idNumber?.length === 15).length).toBe(1)
      const rare = residents.filter(({ body }) => /[𫖯㛃]/u.test(body.name!))
      expect(new Set(rare.map(({ body }) => body.name))).toEqual(new Set(['季𫖯', '鲍㛃云']))
    })

    test('a photo that a record names and that never arrived', () => {
      const photos = street.ofType('houseInspection').flatMap(({ body }) => body.archivePhotos ?? [])
      expect(photos.length).toBe(1)
    })

    test('attempts that met nobody keep their steps', () => {
      const attempts = street.ofType('elderVisit').filter(({ body }) => body.contact === 'not_home')
      expect(attempts.length).toBeGreaterThan(5)
      for (const { body } of attempts) expect(body.ladder!.length).toBeGreaterThan(1)
    })
  })
}
