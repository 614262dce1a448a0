import fc from 'fast-check'
import { addDays } from '#domain/local-date.ts'
import type { CareLevel } from '#domain/records/elder/care-level.ts'
import type { ElderContact, ElderDueFacts } from '#domain/records/elder/due-facts.ts'
import type { ElderFacts } from '#domain/records/elder/elder-facts.ts'
import { abilityLevels, elderEvents, livingArrangements } from '#domain/records/elder/elder-options.ts'
import { visitModes } from '#domain/records/elder-visit/visit-mode.ts'

const keys = <T extends object>(of: T) => Object.keys(of) as (keyof T)[]

export const levels: readonly CareLevel[] = ['green', 'yellow', 'red']

/** A healthy person of 66 with a child at home: no factor earns a point. */
export const elder = (more: Partial<ElderFacts> = {}): ElderFacts => ({
  age: 66,
  livingArrangement: 'with_child',
  abilityLevel: 'intact',
  cognition: 'normal',
  illness: 'none',
  disability: 'none',
  statusFamily: [],
  childrenSupport: 'ok',
  openHazards: 0,
  flags: [],
  ...more,
})

export const anyElder: fc.Arbitrary<ElderFacts> = fc.record({
  age: fc.integer({ min: 60, max: 105 }),
  spouseAge: fc.integer({ min: 55, max: 105 }),
  livingArrangement: fc.constantFrom(...keys(livingArrangements)),
  abilityLevel: fc.constantFrom(...keys(abilityLevels)),
  cognition: fc.constantFrom('normal', 'suspected', 'diagnosed'),
  illness: fc.constantFrom('none', 'chronic1-2', 'chronic>=3', 'life_threatening'),
  disability: fc.constantFrom('none', 'level3-4', 'level1-2'),
  statusFamily: fc.subarray(['special_family', 'destitute_scattered', 'childless', 'low_income']),
  childrenSupport: fc.constantFrom('ok', 'visit_less_than_monthly', 'no_child_in_city', 'none_or_lost'),
  openHazards: fc.integer({ min: 0, max: 6 }),
  flags: fc.subarray(['carer_lives_in', 'no_phone_and_no_device', 'event_30d', 'fall_90d', 'hospital_30d']),
})

export const due = (more: Partial<ElderDueFacts> = {}): ElderDueFacts => ({
  status: 'active',
  level: 'green',
  enrolledOn: '2025-01-10',
  abilityLevel: 'intact',
  ...more,
})

export const visited = (
  date: string,
  mode: ElderContact['mode'] = 'in_person',
  completed = true,
): ElderContact => ({
  mode,
  date,
  completed,
})

const start = '2025-03-01'
const anyDay = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(start, n))

export const anyToday = anyDay(0, 120)

export const anyDue: fc.Arbitrary<ElderDueFacts> = fc.record({
  status: fc.constant('active'),
  level: fc.constantFrom(...levels),
  enrolledOn: anyDay(-90, 60),
  abilityLevel: fc.constantFrom(...keys(abilityLevels)),
  categories: fc.subarray(['disabled_function', 'living_alone']),
  events: fc.array(fc.record({ kind: fc.constantFrom(...keys(elderEvents)), on: anyDay(-90, 130) }), {
    maxLength: 3,
  }),
  alerts: fc.array(anyDay(-60, 130), { maxLength: 2 }),
  batches: fc.array(
    anyDay(-60, 130).map((opened) => ({ opened, due: addDays(opened, 10) })),
    { maxLength: 2 },
  ),
})

export const anyVisit: fc.Arbitrary<ElderContact> = fc.record({
  mode: fc.constantFrom(...visitModes),
  date: anyDay(-120, 130),
  completed: fc.boolean(),
})
