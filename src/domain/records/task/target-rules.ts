import { type Label, label } from '../../label.ts'
import type { LocalDate } from '../../local-date.ts'
import type { Body } from '../body.ts'
import { ageOn } from '../elder/age.ts'

interface TargetRule<T extends TargetType> {
  readonly label: Label
  readonly fits: (body: Body<T>, today: LocalDate) => boolean
}

/** What a batch of tasks may be about. */
export type TargetType = 'household' | 'house' | 'elder'

const oldBands: readonly (string | undefined)[] = ['to1980', 'from1981']

const householdRules = {
  all: { label: label('所有住户', 'All homes'), fits: () => true },
  attention: {
    label: label('重点户', 'Homes that need attention'),
    fits: ({ attention = [] }) => attention.length > 0,
  },
  migrant: {
    label: label('外来户', 'Homes from elsewhere'),
    fits: ({ registration, attention = [] }) => registration === 'migrant' || attention.includes('migrant'),
  },
} satisfies Record<string, TargetRule<'household'>>

const houseRules = {
  all: { label: label('所有自建房', 'All self-built houses'), fits: () => true },
  business: {
    label: label('经营性自建房', 'Houses used for business'),
    fits: ({ isBusiness }) => isBusiness === true,
  },
  rented: { label: label('出租的自建房', 'Rented houses'), fits: ({ isRented }) => isRented === true },
  tall: { label: label('三层及以上', 'Three floors and more'), fits: ({ floors = 0 }) => floors >= 3 },
  old: {
    label: label('1990 年及以前建的', 'Built up to 1990'),
    fits: ({ builtYear, builtBand }) => (builtYear ?? Infinity) <= 1990 || oldBands.includes(builtBand),
  },
} satisfies Record<string, TargetRule<'house'>>

const elderRules = {
  all: { label: label('所有老人', 'All elders'), fits: () => true },
  alone: {
    label: label('独居老人', 'Elders who live alone'),
    fits: ({ livingArrangement }) => livingArrangement === 'alone',
  },
  aged: {
    label: label('80 岁及以上', 'Aged 80 and over'),
    fits: ({ birthDate }, today) => birthDate !== undefined && ageOn(birthDate, today) >= 80,
  },
  frail: {
    label: label('失能半失能', 'With loss of self-care ability'),
    fits: ({ abilityLevel }) =>
      abilityLevel === 'moderate' || abilityLevel === 'severe' || abilityLevel === 'complete',
  },
} satisfies Record<string, TargetRule<'elder'>>

/** The simple filters by which a supervisor picks what a batch of tasks is about. Own design. */
export const targetRules: {
  readonly [T in TargetType]: Readonly<Record<string, TargetRule<T>>>
} = { household: householdRules, house: houseRules, elder: elderRules }

export const targetTypes = Object.keys(targetRules) as TargetType[]

/** Whether something is there to be visited: a home that is lived in, a house and an elder on file. */
export const isTarget = (type: TargetType, { status }: { readonly status?: string }): boolean =>
  type === 'household' ? status !== 'movedOut' && status !== 'empty' : (status ?? 'active') === 'active'
