import fc from 'fast-check'
import type { Answer } from '#domain/fields/answers.ts'
import { structureTypes } from '#domain/records/house/house-options.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import { checklistItems } from '#domain/records/house-inspection/checklist.ts'
import type {
  ChecklistItem,
  HouseAnswers,
  HouseFacts,
  StructureType,
} from '#domain/records/house-inspection/checklist-types.ts'

/** A lived-in two-storey brick house with precast slabs, or one that differs. */
export const house = (more: Partial<HouseFacts> = {}): HouseFacts => ({
  structureType: 'brick_concrete_precast',
  floors: 2,
  isBusiness: false,
  isRented: false,
  occupants: 4,
  hasSteelPart: false,
  roofType: 'precast',
  ...more,
})

/** Every applicable item with its first option, and some that differ. */
export const clean = (facts: HouseFacts, more: HouseAnswers = {}): HouseAnswers => ({
  ...Object.fromEntries(applicableItems(facts).map((item) => [item.id, { value: firstOf(item) }])),
  ...more,
})

export const anyHouse: fc.Arbitrary<HouseFacts> = fc.record({
  structureType: fc.constantFrom(...(Object.keys(structureTypes) as StructureType[])),
  floors: fc.integer({ min: 1, max: 6 }),
  isBusiness: fc.boolean(),
  isRented: fc.boolean(),
  occupants: fc.integer({ min: 0, max: 30 }),
  hasSteelPart: fc.boolean(),
  roofType: fc.constantFrom('cast', 'precast', 'wood', 'light_steel', 'other'),
})

const values = (item: ChecklistItem) => [
  ...item.options.map(({ value }) => value),
  'not_seen',
  'na',
  'from_a_later_version',
]

const measuresOf = (item: ChecklistItem): fc.Arbitrary<Record<string, number>> =>
  fc
    .subarray([...(item.measures?.fields ?? [])])
    .chain((fields) =>
      fc.tuple(
        ...fields.map(({ id, min, max }) =>
          fc
            .oneof(fc.double({ min, max, noNaN: true }), fc.integer({ min, max: Math.min(max, 15) }))
            .map((value): [string, number] => [id, value]),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries))

const firstOf = (item: ChecklistItem) => item.options[0]?.value ?? ''

const anyAnswer = (item: ChecklistItem): fc.Arbitrary<[string, Answer]> =>
  fc
    .record(
      {
        value: fc.constantFrom(...values(item)),
        measures: measuresOf(item),
        places: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: [] },
    )
    .map((answer) => [item.id, answer])

const allClean: HouseAnswers = Object.fromEntries(
  checklistItems.map((item) => [item.id, { value: firstOf(item) }]),
)

/** A clean house but for a few items, applicable or not; so every grade comes up often. */
export const anyAnswers: fc.Arbitrary<HouseAnswers> = fc
  .array(
    fc.constantFrom(...checklistItems).chain((item) => anyAnswer(item)),
    { maxLength: 6 },
  )
  .map((some) => ({ ...allClean, ...Object.fromEntries(some) }))

/** An item that can be measured, any answer to it, and measurements. */
export const anyMeasured = fc.constantFrom(...checklistItems.filter((item) => item.measures)).chain((item) =>
  fc.record({
    item: fc.constant(item),
    value: fc.constantFrom(...values(item)),
    measures: measuresOf(item),
  }),
)
