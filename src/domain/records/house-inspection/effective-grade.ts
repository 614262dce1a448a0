import type { LocalDate } from '#domain/local-date.ts'
import { type HouseGrade, worseGrade } from './grade-order.ts'

/** The degrees of JGJ 125-2016 and the grade each stands for (own mapping; C also forbids business use). */
export const appraisalGrades = { A: 'none', B: 'none', C: 'some', D: 'severe' } as const satisfies Record<
  string,
  HouseGrade
>

export type AppraisalGrade = keyof typeof appraisalGrades

export interface Appraisal {
  readonly grade: AppraisalGrade
  /** Day of the report. */
  readonly date: LocalDate
  /** Last day it may be relied on; for ever when absent. */
  readonly validUntil?: LocalDate
}

export interface GradeOpinions {
  readonly computed: HouseGrade
  /** The worker's own, with a reason: it may only raise. */
  readonly worker?: HouseGrade
  /** An expert's or the street's, with a reason: it may change both ways. */
  readonly verified?: HouseGrade
  readonly appraisal?: Appraisal
  /** Day of the inspection the other grades belong to. */
  readonly inspectedOn?: LocalDate
  /** Day it was handed in, by the server's clock. */
  readonly reportedOn?: LocalDate
  /** Last alteration; a month or a year counts as its last day. */
  readonly alteredOn?: string
  /** Needed to notice that an appraisal has expired. */
  readonly today?: LocalDate
}

const lastDay = (date: string): LocalDate =>
  date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date

function stands(appraisal: Appraisal, opinions: GradeOpinions): boolean {
  const { inspectedOn, alteredOn, today } = opinions
  if (!Object.hasOwn(appraisalGrades, appraisal.grade)) return false
  if (today && (today < appraisal.date || (appraisal.validUntil && today > appraisal.validUntil)))
    return false
  if (inspectedOn && appraisal.date <= inspectedOn) return false
  return !(alteredOn && appraisal.date <= lastDay(alteredOn))
}

/**
 * The grade that counts for an inspection: a valid appraisal newer than the inspection and than any alteration;
 * else the verified grade; else the worse of computed and worker's, so a worker never lowers (own design;
 * appraisal degrees JGJ 125-2016).
 */
export function effectiveGrade(opinions: GradeOpinions): HouseGrade {
  const { appraisal, verified, computed, worker } = opinions
  const { reportedOn } = opinions
  const own = verified ?? (worker ? worseGrade(computed, worker) : computed)
  if (!appraisal || !stands(appraisal, opinions)) return own
  const appraised = appraisalGrades[appraisal.grade]
  // [M3] a better degree must be newer than the report by the server's clock, too.
  const isTooOld = reportedOn !== undefined && appraisal.date <= reportedOn
  return isTooOld ? worseGrade(own, appraised) : appraised
}
