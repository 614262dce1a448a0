import { computed } from 'vue'
import type { Answer } from '#domain/fields/answers.ts'
import type { FieldIssue } from '#domain/fields/field.ts'
import type { JsonObject } from '#domain/json.ts'
import { localDate } from '#domain/local-date.ts'
import { batchFor } from '#domain/records/batch/batch-houses.ts'
import type { Body } from '#domain/records/body.ts'
import { lastClosedCase } from '#domain/records/hazard-case/open-case.ts'
import { seenAt } from '#domain/records/house/house-standing.ts'
import { caseAfterInspection } from '#domain/records/hazard-case/case-after-inspection.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import { checklistVersion } from '#domain/records/house-inspection/checklist.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { controlLevel } from '#domain/records/house-inspection/control-level.ts'
import { effectiveGrade } from '#domain/records/house-inspection/effective-grade.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import { gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import { itemFindings } from '#domain/records/house-inspection/item-finding.ts'
import { missingEvidence } from '#domain/records/house-inspection/missing-evidence.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { houseStandingOf } from '#domain/schedule/standing-of.ts'
import { useDates } from '#composables/use-dates.ts'
import { useDevice } from '#composables/use-device.ts'
import { useRecordForm } from '#composables/use-record-form.ts'
import { useRecord } from '#composables/use-records.ts'
import { useText } from '#composables/use-text.ts'
import { timeIssues } from '../back-dating.ts'
import { factFields, factIssue, factsOf } from './house-facts.ts'
import {
  correctedHouse,
  fitCorrections,
  housePatch,
  type InspectionExtra,
  noExtra,
} from './inspection-extra.ts'
import { lastInspection } from './last-answers.ts'

type Inspection = Body<'houseInspection'>

/** One inspection being filled: its form, the house as corrected, and the grade that follows, always live. */
export function useInspection(house: string, record: string | null) {
  const device = useDevice()
  const { records } = device
  const { t } = useText()
  const { clock } = useDates()

  const houseRecord = useRecord('house', house)
  const standing = houseRecord.value
  const before = standing ? houseStandingOf(records, standing, localDate(device.now())).standing : null
  const last = lastInspection(records, house, record ?? '')

  const closed = lastClosedCase(records.referring('hazardCase', 'house', house))
  const isPutRight = before !== null && (closed?.body.closedAt ?? 0) > seenAt(before.inspection)

  const houseWith = (extra: InspectionExtra) => correctedHouse(houseRecord.value?.body ?? {}, extra)

  function factsFor(body: Inspection, extra: InspectionExtra): HouseFacts {
    // A slip of the finger is no smaller house: what is no value leaves the file's own standing.
    const found = houseWith(fitCorrections(extra))
    if (record === null) return factsOf(found, before, isPutRight)
    // How the house stood before is what it was then: an inspection must not count as its own past.
    const { controlLevel, previousGrade, remediated } = (body.facts ?? {}) as unknown as Partial<HouseFacts>
    return {
      ...factsOf(found, null),
      ...(controlLevel && { controlLevel }),
      ...(previousGrade && { previousGrade }),
      ...(remediated && { remediated }),
    }
  }

  /** The times of an emergency go into the note, where every reader of the record finds them. */
  function noteWith(body: Inspection, { stamps }: InspectionExtra): { note?: string } {
    const inOrder = Object.entries(stamps).sort(([, a], [, b]) => a - b)
    if (!inOrder.length) return {}
    const line = inOrder
      .map(([code, at]) => `${clock(at)} ${t(`forms.danger.did.${code}`)}`)
      .join(t('forms.and'))
    return { note: [body.note, t('forms.danger.line', { line })].filter(Boolean).join('\n').slice(0, 500) }
  }

  function raisesWithoutReason(body: Inspection, extra: InspectionExtra): boolean {
    const { workerGrade, workerReason } = body
    if (!workerGrade || workerReason?.trim()) return false
    const { grade } = gradeHouse(factsFor(body, extra), body.answers ?? {})
    return gradeSeverity(workerGrade) > gradeSeverity(grade)
  }

  /** The first correction of the file that is no value. */
  function wrongCorrection(extra: InspectionExtra): FieldIssue | null {
    const corrected = houseWith(extra)
    const wrong = factFields.find((name) => name in extra.house && factIssue(corrected, name))
    return wrong ? factIssue(corrected, wrong) : null
  }

  /** Danger opens a case in the same save, or is told to the one that is open. */
  function caseIntents(id: string, body: Inspection, extra: InspectionExtra): readonly Intent[] {
    if (!standing) return []
    const found = factsFor(body, extra)
    const given = body.answers ?? {}
    const grading = gradeHouse(found, given)
    const { workerGrade } = body
    const grade = effectiveGrade({ computed: grading.grade, ...(workerGrade && { worker: workerGrade }) })
    const control = controlLevel({ ...grading, grade }, found)
    const [user, at] = [device.user.id, body.endedAt ?? device.now()]
    const find = {
      house,
      scope: standing.scope,
      inspection: id,
      answers: given,
      grading,
      grade,
      control,
      user,
      at,
    }
    return caseAfterInspection(find, records.referring('hazardCase', 'house', house), () => device.newId())
  }

  /** The running 再排查 batch this look belongs to. */
  const batch =
    standing &&
    batchFor(
      records.ofType('batch'),
      standing,
      records.referring('houseInspection', 'house', house),
      localDate(device.now()),
    )

  const form = useRecordForm<'houseInspection', InspectionExtra>({
    type: 'houseInspection',
    record,
    about: house,
    route: { name: 'inspection-form', params: { house }, query: record ? { record } : {} },
    start: () => ({
      house,
      inspectionType: batch ? 'again' : last ? 'patrol' : 'first',
      ...(batch && { batch: batch.id }),
      startedAt: device.now(),
      inspectors: [device.user.id],
    }),
    extra: noExtra,
    scope: () => standing?.scope ?? '',
    finish: (body, extra) => ({
      ...body,
      endedAt: body.endedAt ?? device.now(),
      facts: factsFor(body, extra) as unknown as JsonObject,
      checklistVersion,
      ...noteWith(body, extra),
    }),
    check(body, extra) {
      const wrong = wrongCorrection(extra)
      return {
        ...(record === null && timeIssues(body, device.now())),
        ...(wrong && { house: wrong }),
        ...(raisesWithoutReason(body, extra) && { workerReason: { code: 'required' as const } }),
      }
    },
    also: (id, body, extra) => [...housePatch(house, fitCorrections(extra)), ...caseIntents(id, body, extra)],
  })

  const corrected = computed(() => houseWith(form.extra.value))
  const facts = computed(() => factsFor(form.body.value, form.extra.value))
  const answers = computed(() => form.body.value.answers ?? {})
  const grading = computed(() => gradeHouse(facts.value, answers.value))
  const grade = computed(() => {
    const { workerGrade } = form.body.value
    return effectiveGrade({ computed: grading.value.grade, ...(workerGrade && { worker: workerGrade }) })
  })

  /** Corrects one line of the house's file. */
  function correct(name: string, value: unknown): void {
    const { house: lines, houseBase } = form.extra.value
    const empty = value == null || value === '' || (Array.isArray(value) && !value.length)
    form.setExtra({
      house: { ...lines, [name]: empty ? null : value },
      houseBase: houseBase ?? houseRecord.value?.body ?? {},
    })
  }

  function stamp(code: string): void {
    const { stamps } = form.extra.value
    if (!stamps[code]) form.setExtra({ stamps: { ...stamps, [code]: device.now() } })
  }

  /** Gives every finding that lacks photos the same reason. */
  function reasonForAll(reason: string): void {
    const given: Record<string, Answer> = { ...answers.value }
    for (const { item } of missing.value) given[item] = { ...given[item], noPhotoReason: reason }
    form.set('answers', given)
  }

  const missing = computed(() => missingEvidence(facts.value, answers.value))
  return {
    form,
    houseRecord,
    last,
    corrected,
    facts,
    answers,
    items: computed(() => applicableItems(facts.value)),
    findings: computed(
      () => new Map(itemFindings(facts.value, answers.value).map((one) => [one.item.id, one])),
    ),
    grading,
    grade,
    control: computed(() => controlLevel({ ...grading.value, grade: grade.value }, facts.value)),
    missing,
    correct,
    stamp,
    reasonForAll,
  }
}

export type InspectionState = ReturnType<typeof useInspection>
