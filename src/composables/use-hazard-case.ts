import { computed, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import { localDate } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import type { CaseEvidence } from '#domain/records/hazard-case/case-options.ts'
import {
  type CaseStepState,
  caseSteps,
  nextCaseStep,
  pressingCaseStep,
} from '#domain/records/hazard-case/case-steps.ts'
import { isCleanRecheck, standsDangerous } from '#domain/records/hazard-case/closed-house.ts'
import {
  type CaseFinding,
  closingGaps,
  type ClosingGap,
  demolitionProof,
  findingsOf,
} from '#domain/records/hazard-case/closing.ts'
import { seenAt } from '#domain/records/house/house-standing.ts'
import { useNow } from './use-now.ts'
import { type DeviceRecord, useFromRecords } from './use-records.ts'

export interface CaseNow {
  readonly hazard: DeviceRecord<Body<'hazardCase'>>
  readonly house: DeviceRecord<Body<'house'>> | undefined
  readonly steps: readonly CaseStepState[]
  readonly next: CaseStepState | null
  readonly pressing: CaseStepState | null
  readonly findings: readonly CaseFinding[]
  /** What is missing before it may be closed, on the proof that is likely. */
  readonly gaps: readonly ClosingGap[]
  /** Its house still stands as dangerous, with what the case proves. */
  readonly stillDangerous: boolean
  /** Inspections of the house that would prove it safe, the newest first. */
  readonly rechecks: readonly DeviceRecord<Body<'houseInspection'>>[]
}

/** The proof that is named, or that has been begun; an appraisal is the usual one. */
const likelyEvidence = (body: Body<'hazardCase'>): CaseEvidence =>
  body.evidence ?? (demolitionProof(body).length ? 'demolition' : body.recheck ? 'recheck' : 'appraisal')

/** One hazard case as it stands now; null when it is not on this device. */
export function useHazardCase(id: MaybeRefOrGetter<string | null | undefined>): ComputedRef<CaseNow | null> {
  const now = useNow()
  const found = useFromRecords(['hazardCase', 'house', 'houseInspection'], (records) => {
    const hazard = records.get('hazardCase', toValue(id))
    if (!hazard) return null
    const house = records.get('house', hazard.body.house)
    return {
      hazard,
      house,
      inspections: house ? records.referring('houseInspection', 'house', house.id) : [],
    }
  })
  return computed(() => {
    if (!found.value) return null
    const { hazard, house, inspections } = found.value
    const { body } = hazard
    const today = localDate(now.value)
    const steps = caseSteps(body, hazard.createdAt, now.value)
    return {
      hazard,
      house,
      steps,
      next: nextCaseStep(steps),
      pressing: pressingCaseStep(steps),
      findings: findingsOf(body),
      gaps: closingGaps(body, likelyEvidence(body)),
      stillDangerous: house !== undefined && standsDangerous(house, inspections, body, today),
      rechecks: inspections
        .filter((one) => house && isCleanRecheck(one, house, body, today))
        .toSorted((a, b) => seenAt(b) - seenAt(a)),
    }
  })
}
