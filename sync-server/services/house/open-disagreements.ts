import { localDate } from '#domain/local-date.ts'
import { type Inspection, readInspection } from '#domain/records/house/house-standing.ts'
import { type InspectionOutcome, disagreeing } from '#domain/records/house-inspection/standing-grade.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { Intake } from '../sync/intake.ts'
import { pairId } from '../sync/open-duplicates.ts'
import { openReview } from '../sync/open-review.ts'
import { type InspectedHouse, houseOfInspection } from './house-of-inspection.ts'

/** What one person found, as the standing grade and the rule of disagreement look at it. */
export function inspectionOutcome(
  inspection: Inspection,
  { house }: InspectedHouse,
  now: number,
): InspectionOutcome | null {
  const reading = readInspection(inspection, house, localDate(now))
  if (!reading) return null
  const { endedAt = inspection.createdAt, status = 'draft', verifiedGrade } = inspection.body
  return {
    id: inspection.id,
    author: inspection.createdBy,
    endedAt,
    status,
    grade: reading.grade,
    control: reading.control,
    verified: verifiedGrade != null,
  }
}

/** Two people saw one house differently within a week: one review per pair, and both are told (M7 `disagree`). */
export async function openDisagreements(intake: Intake, submitted: StoredRecord): Promise<void> {
  const found = await houseOfInspection(intake.tables, submitted)
  if (!found) return
  const read = (one: Inspection) => inspectionOutcome(one, found, intake.receivedAt)
  const mine = read(submitted as unknown as Inspection)
  if (!mine) return
  for (const inspection of found.inspections) {
    const theirs = inspection.id === submitted.id ? null : read(inspection)
    if (!theirs || !disagreeing(mine, theirs)) continue
    const id = pairId(mine.id, theirs.id)
    if (await intake.tables.records.get(id)) continue
    await openReview(intake, {
      id,
      kind: 'disagree',
      fields: [],
      base: { house: found.house.id },
      mine: { inspection: mine.id, grade: mine.grade, author: mine.author, endedAt: mine.endedAt },
      theirs: { inspection: theirs.id, grade: theirs.grade, author: theirs.author, endedAt: theirs.endedAt },
      scope: submitted.scope,
      target: submitted.id,
      targetType: submitted.type,
      author: submitted.createdBy,
      other: theirs.author,
      uids: [],
      problem: null,
      authorAt: mine.endedAt,
    })
  }
}
