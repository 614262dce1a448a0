import type { Body } from '#domain/records/body.ts'
import type { CareLevel } from '#domain/records/elder/care-level.ts'

type Elder = Body<'elder'>
type Category = NonNullable<Elder['categories']>[number]

/** A sort of elder: what makes the care level what it is. Everything else about a person is left to chance. */
export interface ElderKind {
  readonly key: string
  readonly level: CareLevel
  /** Youngest and oldest age, both included. */
  readonly ages: readonly [number, number]
  readonly facts: Elder & { readonly categories: readonly Category[]; readonly livingArrangement: string }
  /** Lives in a house under red control. */
  readonly inRedHouse?: boolean
  /** Was discharged from hospital a few days ago. */
  readonly discharged?: boolean
}

const kind = (
  key: string,
  level: CareLevel,
  ages: readonly [number, number],
  facts: ElderKind['facts'],
  more: Partial<ElderKind> = {},
): ElderKind => {
  const advanced: readonly Category[] = ages[0] >= 80 ? ['advanced_age'] : []
  return { key, level, ages, facts: { ...facts, categories: [...facts.categories, ...advanced] }, ...more }
}

const alone = (facts: Elder = {}): ElderKind['facts'] => ({
  ...facts,
  livingArrangement: 'alone',
  categories: ['living_alone', ...(facts.categories ?? [])],
})
const couple = (facts: Elder = {}): ElderKind['facts'] => ({
  ...facts,
  livingArrangement: 'couple',
  categories: ['empty_nest', ...(facts.categories ?? [])],
})
const leftBehind = (facts: Elder = {}): ElderKind['facts'] => ({
  ...facts,
  livingArrangement: 'with_grandchild',
  childrenSupport: 'no_child_in_city',
  categories: ['left_behind', ...(facts.categories ?? [])],
})
const withChild = (facts: Elder = {}): ElderKind['facts'] => ({
  ...facts,
  livingArrangement: facts.livingArrangement ?? 'with_child',
  categories: facts.categories ?? [],
})

const lost = (abilityLevel: NonNullable<Elder['abilityLevel']>, more: Elder = {}): Elder => ({
  ...more,
  abilityLevel,
  categories: ['disabled_function', ...(more.categories ?? [])],
})
const disabled = (more: Elder = {}): Elder => ({
  ...more,
  disabilityLevel: '2',
  categories: [...(more.categories ?? []), 'severe_disability'],
})
const demented: Elder = { cognition: 'diagnosed', categories: ['dementia'] }
const inDanger: Elder = { lifeThreatening: true, chronic: ['heart'] }

const partner = kind('partner', 'green', [75, 79], couple())
const old = kind('coupleOld', 'yellow', [80, 88], couple())
const sixties = kind('coupleSixties', 'green', [60, 69], couple())
const seventies = kind('coupleSeventies', 'green', [70, 77], couple())

type Counted = readonly (readonly [ElderKind, number])[]

/** One elder to a home: 78, of whom 26 are red. */
export const aloneKinds: Counted = [
  [kind('R1', 'red', [80, 93], alone()), 19],
  [kind('R1R5', 'red', [80, 86], alone({ categories: ['destitute_scattered'] })), 1],
  [kind('R2', 'red', [71, 78], alone(lost('moderate'))), 1],
  [kind('R2', 'red', [71, 78], alone(lost('severe'))), 1],
  [kind('R3', 'red', [71, 78], alone(demented)), 1],
  [kind('R4', 'red', [71, 78], alone(inDanger)), 2],
  [kind('R6', 'red', [71, 78], alone(), { discharged: true }), 1],
  [
    kind(
      'special',
      'yellow',
      [60, 69],
      alone({ categories: ['special_family'], childrenSupport: 'none_or_lost' }),
    ),
    8,
  ],
  [
    kind(
      'destitute',
      'yellow',
      [60, 69],
      alone({ categories: ['destitute_scattered'], childrenSupport: 'none_or_lost' }),
    ),
    8,
  ],
  [kind('aloneDisabled', 'yellow', [70, 79], alone(disabled())), 6],
  [kind('alone', 'yellow', [70, 79], alone()), 20],
  [kind('aloneYounger', 'yellow', [60, 69], alone()), 10],
]

const scored = lost('mild', {
  cognition: 'suspected',
  childrenSupport: 'no_child_in_city',
  chronic: ['hypertension', 'diabetes', 'joints'],
})

/** Two elders to a home: 43 pairs, of whom 6 elders are red. */
export const coupleKinds: readonly (readonly [readonly [ElderKind, ElderKind], number])[] = [
  [[kind('score', 'red', [80, 84], couple(scored)), partner], 1],
  [[kind('R2', 'red', [80, 86], couple(lost('moderate'))), partner], 2],
  [[kind('R2', 'red', [80, 86], couple(lost('severe'))), partner], 1],
  [[kind('R3', 'red', [80, 86], couple(demented)), partner], 1],
  [[kind('R4', 'red', [80, 86], couple(inDanger)), partner], 1],
  [[old, old], 8],
  [[sixties, sixties], 8],
  [[seventies, seventies], 21],
]

/** With a grandchild or two, the parents away: 24, of whom 2 are red. */
export const leftBehindKinds: Counted = [
  [kind('R7', 'red', [80, 83], leftBehind(), { inRedHouse: true }), 1],
  [kind('score', 'red', [90, 92], leftBehind(lost('mild', disabled()))), 1],
  [kind('leftBehind', 'green', [60, 69], leftBehind()), 18],
  [kind('leftBehindOlder', 'green', [70, 75], leftBehind()), 4],
]

const cared = (facts: Elder) => withChild({ ...facts, carerLivesIn: true })

/** In a child's home: 52, of whom 2 are red. */
export const withChildKinds: Counted = [
  [kind('R2', 'red', [80, 87], withChild(lost('moderate'))), 1],
  [kind('R3', 'red', [80, 87], withChild(demented)), 1],
  [kind('caredModerate', 'yellow', [80, 89], cared(lost('moderate'))), 2],
  [kind('caredDisabled', 'yellow', [80, 89], cared(disabled(lost('moderate')))), 3],
  [kind('caredSevere', 'yellow', [80, 89], { ...cared(lost('severe')), livingArrangement: 'with_carer' }), 3],
  [
    kind('caredComplete', 'yellow', [80, 89], {
      ...cared(lost('complete')),
      livingArrangement: 'with_carer',
    }),
    2,
  ],
  [
    kind(
      'withDisabledChild',
      'yellow',
      [80, 86],
      withChild({ livingArrangement: 'with_disabled_child', categories: ['caring_for_disabled_child'] }),
    ),
    6,
  ],
  [kind('withChildMild', 'green', [80, 92], withChild(lost('mild'))), 12],
  [kind('withChildDisabled', 'green', [80, 88], withChild(disabled())), 10],
  [kind('withChild', 'green', [80, 95], withChild()), 12],
]
