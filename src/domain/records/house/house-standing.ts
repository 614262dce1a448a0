import { type LocalDate, localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import {
  type ControlLevel,
  controlLevel,
  worseControl,
} from '#domain/records/house-inspection/control-level.ts'
import {
  type Appraisal,
  appraisalGrades,
  effectiveGrade,
} from '#domain/records/house-inspection/effective-grade.ts'
import { type HouseGrading, gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { type HouseGrade, worseGrade } from '#domain/records/house-inspection/grade-order.ts'
import {
  decisive,
  standingGrade,
  type UngradedOutcome,
} from '#domain/records/house-inspection/standing-grade.ts'

export type House = RecordVersion<Body<'house'>>
export type Inspection = RecordVersion<Body<'houseInspection'>>

/** What one inspection says: the grade that counts for it, and what the grade was computed from. */
export interface InspectionReading {
  readonly inspection: Inspection
  readonly grading: HouseGrading
  readonly grade: HouseGrade
  readonly control: ControlLevel
  /** A person with the right has confirmed or set the grade; until then it is a suggestion (待核实). */
  readonly verified: boolean
}

/** How a house stands: computed from its inspections, never stored (rule M6). */
export interface HouseStanding {
  /** The inspection whose grade stands; null for a house that nobody has inspected. */
  readonly standing: InspectionReading | null
  /** An earlier inspection whose colour still stands, where it is worse than that of `standing`. */
  readonly controlFrom: Inspection | null
  /** A later inspection that found the house better, in grade or colour, and waits for approval. */
  readonly pendingLower: Inspection | null
  /** The newest one that was submitted or approved. */
  readonly last: Inspection | null
  readonly lastAccepted: LocalDate | null
  /** Day of the newest one that was made because something had happened. */
  readonly lastOfEvent: LocalDate | null
  readonly appraisal: Appraisal | null
}

const altered = (text: string | undefined) => /^\d{4}(-\d{2}(-\d{2})?)?/.exec(text ?? '')?.[0]

/** The newest degree in a house's file, whether or not it still stands. */
export function lastAppraisal(house: Body<'house'>): Appraisal | null {
  const known = (house.appraisals ?? []).flatMap(({ grade, date, validUntil }): Appraisal[] =>
    grade && Object.hasOwn(appraisalGrades, grade) && date
      ? [{ grade, date, ...(validUntil && { validUntil }) }]
      : [],
  )
  return known.reduce<Appraisal | null>((last, one) => (!last || one.date > last.date ? one : last), null)
}

/** When the house was looked at: never after the inspection arrived, whatever the device's clock said (T1). */
export const seenAt = ({
  body: { endedAt, reportedAt },
  createdAt,
}: Pick<Inspection, 'body' | 'createdAt'>): number => Math.min(endedAt ?? createdAt, reportedAt ?? Infinity)

/** A version of a record is replaced and never altered, so its sixty items are graded once. */
const gradings = new WeakMap<Inspection['body'], HouseGrading>()

function gradingOf(body: Inspection['body']): HouseGrading {
  let grading = gradings.get(body)
  if (!grading) {
    grading = gradeHouse(body.facts as unknown as HouseFacts, body.answers ?? {})
    gradings.set(body, grading)
  }
  return grading
}

const holdsFacts = ({ body: { facts } }: Inspection): boolean =>
  !!facts && typeof facts === 'object' && !Array.isArray(facts)

/** Reads one inspection of a house on a day. Null while the inspection holds no facts to grade by. */
export function readInspection(
  inspection: Inspection,
  house: House,
  today: LocalDate,
): InspectionReading | null {
  const { facts, workerGrade, verifiedGrade, worstReported, worstControl } = inspection.body
  const { endedAt, reportedAt, status } = inspection.body
  if (!holdsFacts(inspection)) return null
  const found = facts as unknown as HouseFacts
  const grading = gradingOf(inspection.body)
  const appraisal = lastAppraisal(house.body)
  const alteredOn = altered(house.body.alteredYear)
  const grade = effectiveGrade({
    // A correction lowers nothing until it is accepted (M3).
    computed:
      worstReported && status !== 'accepted' ? worseGrade(grading.grade, worstReported) : grading.grade,
    ...(workerGrade && { worker: workerGrade }),
    ...(verifiedGrade && { verified: verifiedGrade }),
    ...(appraisal && { appraisal }),
    ...(endedAt && { inspectedOn: localDate(seenAt(inspection)) }),
    ...(reportedAt && { reportedOn: localDate(reportedAt) }),
    ...(alteredOn && { alteredOn }),
    today,
  })
  const control = controlLevel({ ...grading, grade }, found)
  return {
    inspection,
    grading,
    grade,
    control: worstControl && status !== 'accepted' ? worseControl(control, worstControl) : control,
    verified: verifiedGrade != null || status === 'accepted',
  }
}

/** Folds all inspections of a house into how it stands on a day. */
export function houseStanding(
  house: House,
  inspections: readonly Inspection[],
  today: LocalDate,
): HouseStanding {
  const outcomes: (UngradedOutcome & { readonly inspection: Inspection })[] = []
  let last: Inspection | null = null
  let lastAccepted: LocalDate | null = null
  let lastOfEvent: LocalDate | null = null
  for (const inspection of inspections) {
    if (!holdsFacts(inspection)) continue
    // Whoever accepts in another grid has no say in this one: danger from there counts, a clean bill does not.
    const isForeign = inspection.scope !== house.scope
    const { status: said = 'draft', reportedAt } = inspection.body
    const status = isForeign && said === 'accepted' ? 'submitted' : said
    const endedAt = seenAt(inspection)
    const verified = !isForeign && inspection.body.verifiedGrade != null
    outcomes.push({
      id: inspection.id,
      inspection,
      author: inspection.createdBy,
      endedAt,
      ...(reportedAt && { reportedAt }),
      status,
      verified,
    })
    if (status !== 'accepted' && status !== 'submitted') continue
    if (!last || endedAt > seenAt(last)) last = inspection
    const day = localDate(endedAt)
    if (status === 'accepted' && (!lastAccepted || day > lastAccepted)) lastAccepted = day
    if (inspection.body.inspectionType === 'event' && day > (lastOfEvent ?? '')) lastOfEvent = day
  }
  // Sixty items each: only those are graded that still say something.
  const readings = new Map<string, InspectionReading>()
  const graded = decisive(outcomes).map((outcome) => {
    const reading = readInspection(outcome.inspection, house, today)!
    readings.set(outcome.id, reading)
    return { ...outcome, grade: reading.grade, control: reading.control }
  })
  const { by, control, controlBy, pendingLower } = standingGrade(graded)
  const reading = (by && readings.get(by)) || null
  const colour = (controlBy && readings.get(controlBy)) || null
  return {
    standing: reading && {
      ...reading,
      control: control ?? reading.control,
      verified: reading.verified && (colour?.verified ?? true),
    },
    controlFrom: controlBy !== by && colour ? colour.inspection : null,
    pendingLower: (pendingLower && readings.get(pendingLower)?.inspection) || null,
    last,
    lastAccepted,
    lastOfEvent,
    appraisal: lastAppraisal(house.body),
  }
}
