import { type LocalDate, localDate } from '../../local-date.ts'
import type { Body } from '../body.ts'
import {
  type House,
  type HouseStanding,
  houseStanding,
  type Inspection,
  readInspection,
  seenAt,
} from '../house/house-standing.ts'
import { isByExpert } from '../house-inspection/is-by-expert.ts'
import { provenFrom } from './closing.ts'

type Case = Body<'hazardCase'>

/**
 * What closing a case on its proof writes into the house's file: the report that found it sound, or that it is gone;
 * a re-inspection speaks for itself. Null when the file says so already.
 */
export function fileAfterClosing(house: Body<'house'>, closed: Case): Partial<Body<'house'>> | null {
  if (closed.evidence === 'demolition') return house.status === 'demolished' ? null : { status: 'demolished' }
  if (closed.evidence !== 'appraisal') return null
  return fileWithReport(house, closed)
}

/** The house's file with the newest report of a case; null when it holds that report already. */
export function fileWithReport(house: Body<'house'>, { appraisals }: Case): Partial<Body<'house'>> | null {
  const newest = appraisals?.at(-1)
  const known = house.appraisals ?? []
  if (!newest || known.some((one) => JSON.stringify(one) === JSON.stringify(newest))) return null
  return { appraisals: [...known, newest].slice(-20) }
}

/** A professional look at the house that found nothing, was approved, and came after the work (`close_requires`). */
export function isCleanRecheck(
  inspection: Inspection,
  house: House,
  hazard: Case,
  today: LocalDate,
): boolean {
  const { status, inspectionType, house: about } = inspection.body
  const isAnotherLook = inspectionType === 'professional' || inspectionType === 'recheck'
  if (about !== house.id || status !== 'accepted') return false
  if (!isAnotherLook || !isByExpert(inspection.body)) return false
  if (localDate(seenAt(inspection)) < provenFrom(hazard)) return false
  return readInspection(inspection, house, today)?.grade === 'none'
}

const isDangerous = ({ standing }: HouseStanding) =>
  standing?.grade === 'some' || standing?.grade === 'severe'

/**
 * Whether the house would still stand as dangerous once the case is closed on its proof, or dismissed. A house whose
 * file is no more active stands no more. Danger never falls by closing a case, only by what the case proves (M3).
 */
export function standsDangerous(
  house: House,
  inspections: readonly Inspection[],
  hazard: Case,
  today: LocalDate,
): boolean {
  const isClosed = hazard.status === 'closed' || hazard.status === 'accepting'
  const change = isClosed ? fileAfterClosing(house.body, hazard) : null
  const file = { ...house, body: { ...house.body, ...change } }
  if ((file.body.status ?? 'active') !== 'active') return false
  return isDangerous(houseStanding(file, inspections, today))
}
