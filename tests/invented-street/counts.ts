import { describe, expect, test } from 'vitest'
import { ageOn } from '#domain/records/elder/age.ts'
import { localDate, minutesOfDay } from '#domain/local-date.ts'
import { lastLook } from '#domain/organisation/last-look.ts'
import { nextCheck } from '#domain/records/duty-point/next-check.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import { type ToldStreet, tally } from './told-street.ts'

/** The street is as large and as mixed as it was asked to be (DOMAIN 10). */
export function rightSize(street: ToldStreet): void {
  describe('the size of the street', () => {
    const lived = street.ofType('household').filter(({ body }) => body.status === 'lived')
    // The one that was entered twice counts once.
    const homes = lived.filter((home, i) => lived.findIndex(({ body }) => body.code === home.body.code) === i)
    const residents = street.ofType('resident')
    const houses = street.ofType('house').filter(({ body }) => body.status === 'active')
    const elders = street.ofType('elder')
    const isRound = ({ body }: { body: { startedAt?: number } }) => minutesOfDay(body.startedAt!) < 8 * 60
    const communityOf = ({ scope }: { scope: string }) => gridOfScope(scope)!.slice(0, 12)

    test('one street, three communities, twelve grids and one that was split', () => {
      const grids = street.ofType('grid')
      expect(tally(grids, ({ body }) => body.status)).toEqual({ approved: 12, retired: 1 })
      expect(new Set(grids.map(({ body }) => body.communityCode)).size).toBe(3)
      for (const { body } of grids) expect(body.code).toMatch(new RegExp(`^349901001\\d{6}$`))
      for (const { body } of grids) expect(body.code!.startsWith(body.communityCode!)).toBe(true)
    })

    test('60 blocks, lanes for 300 houses: 40 in the old town, 260 in the village', () => {
      const buildings = street.ofType('building')
      expect(tally(buildings, ({ body }) => body.kind)).toEqual({ block: 60, lane: 24 })
      const blocks = buildings.filter(({ body }) => body.kind === 'block')
      expect(tally(blocks, communityOf)).toEqual({ '349901001001': 24, '349901001002': 36 })
      expect(tally(houses, communityOf)).toEqual({ '349901001001': 40, '349901001201': 260 })
      expect(buildings.filter(({ body }) => body.head).length).toBe(36)
    })

    test('1,200 homes: 420, 440, 340', () => {
      expect(tally(homes, communityOf)).toEqual({
        '349901001001': 420,
        '349901001002': 440,
        '349901001201': 340,
      })
      expect(homes.filter(({ body }) => body.house).length).toBe(390)
    })

    test('3,000 people of the ages and in homes of the sizes that were asked for', () => {
      const sizes = homes.map(({ id }) => street.referring('resident', 'household', id).length)
      expect(tally(sizes, (size) => Math.min(size, 5))).toEqual({ 1: 264, 2: 408, 3: 288, 4: 156, 5: 84 })
      const age = ({ body }: (typeof residents)[number]) => ageOn(body.birthDate!, street.today)
      const band = (years: number) => [15, 60, 70, 80, 200].find((limit) => years < limit)
      expect(tally(residents, (one) => band(age(one)))).toEqual({
        15: 450,
        60: 1920,
        70: 330,
        80: 180,
        200: 120,
      })
    })

    test('houses by structure, age, height and use', () => {
      expect(tally(houses, ({ body }) => body.structureType)).toEqual({
        brick_concrete_precast: 96,
        brick_concrete_cast: 102,
        rc_frame: 33,
        brick_wood: 33,
        earth: 12,
        bottom_frame: 12,
        steel: 6,
        mixed: 6,
      })
      expect(tally(houses, ({ body }) => body.builtBand)).toEqual({
        to1980: 18,
        from1981: 51,
        from1991: 96,
        from2001: 84,
        from2011: 33,
        from2016: 18,
      })
      expect(tally(houses, ({ body }) => body.floors)).toEqual({ 1: 36, 2: 132, 3: 93, 4: 30, 5: 9 })
      expect(tally(houses, ({ body }) => body.uses![0])).toEqual({
        lived: 186,
        livedAndBusiness: 48,
        business: 24,
        rented: 36,
        empty: 6,
      })
      const appraisals = houses.flatMap(({ body }) => body.appraisals ?? [])
      expect(tally(appraisals, ({ grade }) => grade)).toEqual({ A: 2, B: 9, C: 7, D: 3 })
    })

    test('240 elders of the kinds and in the ways of life that were asked for', () => {
      const categories = tally(
        elders.flatMap(({ body }) => body.categories ?? []),
        (category) => category,
      )
      expect(categories).toMatchObject({
        living_alone: 78,
        empty_nest: 86,
        left_behind: 24,
        disabled_function: 30,
        severe_disability: 20,
        special_family: 8,
        destitute_scattered: 9,
        advanced_age: 96,
      })
      const ability = tally(elders, ({ body }) => body.abilityLevel)
      expect(ability).toMatchObject({ mild: 14, moderate: 9, severe: 5, complete: 2 })
      expect(tally(elders, ({ body }) => body.status)).toEqual({
        active: 221,
        withdrawn: 8,
        away: 10,
        hospital: 1,
      })
      const aged = elders.filter(({ body }) => ageOn(body.birthDate!, street.today) >= 80)
      expect(aged.length).toBe(96)
      for (const { body } of aged) expect(body.categories).toContain('advanced_age')
    })

    test('90 days of work: 2,600 visits, some 3,800 short contacts, 96 matters', () => {
      const care = street.ofType('elderVisit')
      const atHome = care.filter(({ body }) => body.mode === 'in_person')
      const inspections = street.ofType('houseInspection').length
      expect(inspections).toBe(420)
      // The morning rounds past the duty points come before the first door.
      const doors = street.ofType('visit').filter((one) => !isRound(one))
      expect(doors.length + atHome.length + inspections).toBe(2600)
      expect(Math.abs(atHome.length - 840)).toBeLessThan(40)
      expect(Math.abs(care.length - atHome.length - 3800)).toBeLessThan(190)
      const matters = street.ofType('matter')
      expect(matters.length).toBe(96)
      expect(matters.filter(({ body }) => body.selfSolved).length).toBe(44)
    })

    test('every grid was walked on the working days of the last fortnight, and most duty points were seen in time', () => {
      const walks = street.ofType('visit').filter(isRound)
      const days = new Set(walks.map(({ scope, body }) => `${scope} ${localDate(body.endedAt!)}`))
      expect(days.size).toBe(walks.length)
      expect(new Set(walks.map(({ scope }) => scope)).size).toBe(12)
      const points = street.ofType('dutyPoint')
      const late = points.filter((point) => nextCheck(point.body, lastLook(street, point))! < street.today)
      expect(points.length).toBe(36)
      expect(late.length).toBeGreaterThanOrEqual(3)
      expect(late.length).toBeLessThanOrEqual(12)
    })

    test('nobody walks more than eight visits a day, and full-time workers walk every working day', () => {
      const visits = street.ofType('visit').filter((one) => !isRound(one))
      const inspections = street.ofType('houseInspection')
      const care = street.ofType('elderVisit').filter(({ body }) => body.mode === 'in_person')
      const days = tally(
        [...visits, ...inspections, ...care],
        ({ createdBy, body }) => `${createdBy} ${localDate(body.endedAt!)}`,
      )
      expect(Math.max(...Object.values(days))).toBeLessThanOrEqual(8)
      const { id } = street.street.users.find(({ username }) => username === 'worker05')!
      const walked = Object.keys(days).filter((key) => key.startsWith(id)).length
      expect(walked).toBeGreaterThanOrEqual(61)
    })

    test('about two conflicts in a hundred visits, some of them open', () => {
      const reviews = street.ofType('review')
      expect(reviews.length).toBe(52)
      const states = tally(reviews, ({ body }) => body.status)
      expect(states.open).toBeGreaterThanOrEqual(12)
      expect(states.resolved).toBeGreaterThan(20)
    })
  })
}
