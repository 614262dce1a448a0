import { type Label, label } from '../../label.ts'
import type { businessTypes } from './house-options.ts'

export type BusinessType = keyof typeof businessTypes

/** The departments that manage a trade or a field of safety. */
export const departments = {
  market: label('市场监管', 'Market supervision'),
  commerce: label('商务', 'Commerce'),
  police: label('公安', 'Police'),
  culture: label('文旅', 'Culture and tourism'),
  education: label('教育', 'Education'),
  civil: label('民政', 'Civil affairs'),
  health: label('卫健', 'Health'),
  industry: label('工信', 'Industry'),
  emergency: label('应急', 'Emergency management'),
  fire: label('消防救援', 'Fire and rescue'),
  farming: label('农业农村', 'Agriculture'),
  religion: label('民宗', 'Ethnic and religious affairs'),
  housing: label('住建', 'Housing'),
  land: label('自然资源', 'Natural resources'),
  street: label('属地街道', 'The street'),
} as const

export type Department = keyof typeof departments

/** 三管三必须: who manages a trade manages its safety (DOMAIN 3.7; own design, editable per street). */
export const departmentsOfTrade: Readonly<Record<BusinessType, readonly Department[]>> = {
  catering: ['market', 'commerce'],
  lodging: ['police', 'culture'],
  retail: ['market'],
  farmSupplies: ['farming'],
  bath: ['police', 'culture', 'commerce'],
  cards: ['police', 'culture', 'commerce'],
  leisure: ['police', 'culture', 'commerce'],
  education: ['education'],
  elderCare: ['civil'],
  medical: ['health'],
  production: ['industry', 'emergency'],
  storage: ['commerce', 'fire'],
  religious: ['religion'],
  groupRental: ['police', 'housing'],
  office: ['market'],
  other: ['market'],
}

/** Responsible for every house: structure, land use, fire, and the place itself (DOMAIN 3.7). */
export const departmentsOfAll: readonly Department[] = ['housing', 'land', 'fire', 'street']

/** The departments of the trades in a house, each once, in the order of the trades. Unknown trades count as other. */
export const departmentsFor = (trades: readonly string[]): readonly Department[] => [
  ...new Set(
    trades.flatMap((trade) =>
      Object.hasOwn(departmentsOfTrade, trade)
        ? departmentsOfTrade[trade as BusinessType]
        : departmentsOfTrade.other,
    ),
  ),
]

/** What a form proposes as 行业主管部门, in both languages. Empty without a trade. */
export function proposedDepartment(trades: readonly string[]): Label {
  const all = departmentsFor(trades).map((one) => departments[one])
  return label(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '))
}

interface BusinessFacts {
  readonly isBusiness?: boolean
  readonly industryDepartment?: string
  readonly status?: string
}

/** A house used for business for which no department answers (DOMAIN 1.2 no. 22). */
export const lacksDepartment = ({
  isBusiness,
  industryDepartment,
  status = 'active',
}: BusinessFacts): boolean => status === 'active' && isBusiness === true && !industryDepartment?.trim()
