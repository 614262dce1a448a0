import { type Label, label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import type { LedgerColumn } from './ledger.ts'

type Matter = RecordVersion<Body<'matter'>>

/** What a worker's log counts in a day (DOMAIN 2.4), in the order of a ledger's columns. */
const headings = {
  disputes: label('矛盾纠纷数', 'Disputes'),
  requests: label('诉求数', 'Requests'),
  suggestions: label('意见建议数', 'Suggestions'),
  order: label('治安隐患', 'Public-order hazards'),
  fire: label('消防隐患', 'Fire hazards'),
  environment: label('环境卫生', 'Environment'),
  other: label('其他', 'Other'),
  selfSolved: label('当场解决', 'Solved on the spot'),
  reportedUp: label('上报', 'Reported up'),
} as const satisfies Record<string, Label>

export type ProblemCount = keyof typeof headings
export type ProblemCounts = Readonly<Record<ProblemCount, number>>

type Family = Exclude<ProblemCount, 'selfSolved' | 'reportedUp'>

const families: Readonly<Record<string, Family>> = {
  DI: 'disputes',
  PM: 'requests',
  IF: 'requests',
  LW: 'requests',
  CO: 'requests',
  SU: 'suggestions',
  SE: 'order',
  SF: 'fire',
  EN: 'environment',
  EP: 'environment',
}

/** Safety hazards that do not burn. */
const notFire: readonly string[] = ['SF_house', 'SF_falling', 'SF_drowning']

/** The family a matter counts in; a class that this version does not know is `other`. Own design. */
export function problemFamily({ body }: Pick<Matter, 'body'>): Family {
  if (body.class === 'SF' && notFire.includes(body.subclass ?? '')) return 'other'
  const known = body.class ?? ''
  return Object.hasOwn(families, known) ? families[known]! : 'other'
}

/**
 * Counts matters by family; each of them was either solved on the spot or reported up. Disputes that have a record of
 * their own count with those that are matters; none is given that came out of one of the matters.
 */
export function countProblems(matters: readonly Matter[], disputes = 0): ProblemCounts {
  const counts: Record<ProblemCount, number> = {
    disputes,
    requests: 0,
    suggestions: 0,
    order: 0,
    fire: 0,
    environment: 0,
    other: 0,
    selfSolved: 0,
    reportedUp: disputes,
  }
  for (const matter of matters) {
    counts[problemFamily(matter)]++
    counts[matter.body.selfSolved === true ? 'selfSolved' : 'reportedUp']++
  }
  return counts
}

/** The columns of the counts, each `width` characters wide. */
export const countColumns = (width: number): LedgerColumn<{ readonly counts: ProblemCounts }>[] =>
  (Object.keys(headings) as ProblemCount[]).map((of) => ({
    heading: headings[of],
    width,
    cell: ({ counts }) => counts[of],
  }))
