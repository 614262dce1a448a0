import type { Answers } from '../../fields/answers.ts'
import type { Photo } from '../../fields/photos.ts'
import type { Json, JsonObject } from '../../json.ts'
import type { RecordVersion } from '../../record/record-version.ts'
import type { ScopeId } from '../../record/scope.ts'
import type { Intent } from '../../sync/mutation.ts'
import { checklistItem } from '../house-inspection/checklist.ts'
import type { ControlLevel } from '../house-inspection/control-level.ts'
import type { HouseGrading } from '../house-inspection/grade-house.ts'
import type { HouseGrade } from '../house-inspection/grade-order.ts'
import { type CaseColour, caseColourOrder } from './case-options.ts'
import type { CaseFinding, ClosingFacts } from './closing.ts'
import { hazardCase } from './definition.ts'
import { lastClosedCase, openCaseOf } from './open-case.ts'

/** What was found, as it is about to be saved. */
export interface DangerousFind {
  readonly house: string
  /** Scope of the house. */
  readonly scope: ScopeId
  /** Id of the inspection. */
  readonly inspection: string
  readonly answers: Answers
  readonly grading: HouseGrading
  /** With the worker's own raise. */
  readonly grade: HouseGrade
  readonly control: ControlLevel
  /** Who found it. */
  readonly user: string
  /** When, in milliseconds of corrected time. */
  readonly at: number
}

export interface CaseBody extends ClosingFacts {
  readonly status?: string
  readonly inspection?: string
  readonly linked?: readonly { readonly inspection?: string }[]
  readonly reporters?: readonly string[]
  readonly closedAt?: number
}

type Case = RecordVersion<CaseBody>

/** A grade of some or severe, or an emergency, asks for a case (DOMAIN 3.5). */
export const asksForCase = ({ grade, grading }: Pick<DangerousFind, 'grade' | 'grading'>): boolean =>
  grade === 'some' || grade === 'severe' || grading.emergency

const weights: readonly string[] = ['M', 'S']

/** The findings behind the grade, with the reason where no photo could be taken. */
export function caseFindings({
  grading,
  answers,
}: Pick<DangerousFind, 'grading' | 'answers'>): CaseFinding[] {
  return grading.reasons
    .filter(({ effect }) => weights.includes(effect))
    .map(({ item, effect, value }) => {
      const noBefore = answers[item]?.noPhotoReason
      return {
        item,
        effect: effect as 'M' | 'S',
        ...(value !== undefined && { answer: value }),
        ...(noBefore && { noBefore }),
      }
    })
}

/** The photos of the findings: the first of every finding, then the second of each, so that none is left without. */
const photosOf = (findings: readonly CaseFinding[], answers: Answers, takenAt: number): Photo[] =>
  findings
    .flatMap(({ item = '' }) =>
      (answers[item]?.photos ?? []).map((sha256, rank) => ({
        rank,
        photo: { sha256, takenAt, about: item },
      })),
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ photo }) => photo)

const colourOf = (control: ControlLevel): CaseColour => (control === 'green' ? 'yellow' : control)

const named = 4

/** The findings in the words of the checklist, which is what a case is called by. */
function briefOf(findings: readonly CaseFinding[]): string {
  const words = findings.map(({ item = '' }) => checklistItem.get(item)?.zh ?? item)
  const more = words.length > named ? `，等 ${words.length} 项` : ''
  return (words.slice(0, named).join('；') + more).slice(0, 500)
}

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json

const { linked, findings: findingRows, photosBefore } = hazardCase.fields

/** A list with what it does not hold yet appended, as far as there is room; null when nothing is added. */
function grown(
  old: readonly unknown[] | undefined,
  more: readonly unknown[],
  max = Infinity,
): [Json, Json] | null {
  const standing = old ?? []
  const known = new Set(standing.map((one) => JSON.stringify(one)))
  const fresh = more.filter((one) => !known.has(JSON.stringify(one)))
  const added = fresh.slice(0, Math.max(0, max - standing.length))
  return added.length ? [asJson(old ?? null), asJson([...standing, ...added])] : null
}

const changesOf = (set: Record<string, [Json, Json] | null>): JsonObject =>
  Object.fromEntries(Object.entries(set).filter(([, change]) => change !== null))

/** How dangerous it is and who says so. */
function dangerOf({ body }: Case, find: DangerousFind): JsonObject {
  const colour = colourOf(find.control)
  const isWorse = caseColourOrder.indexOf(colour) > caseColourOrder.indexOf(body.colour ?? 'yellow')
  return changesOf({
    reporters: grown(body.reporters, [find.user]),
    colour: isWorse ? [body.colour ?? null, colour] : null,
  })
}

/** What was seen. An open case wants a photo from before once for each item; the inspection keeps them all. */
function detailsOf({ body, state }: Case, find: DangerousFind, findings: readonly CaseFinding[]): JsonObject {
  const isKnown = body.inspection === find.inspection
  const shown = new Set(state === 'closed' ? [] : (body.photosBefore ?? []).map(({ about }) => about))
  const photos = photosOf(findings, find.answers, find.at).filter(({ about }) => !shown.has(about))
  return changesOf({
    linked: isKnown ? null : grown(body.linked, [{ inspection: find.inspection }], linked.max),
    findings: grown(body.findings, findings, findingRows.max),
    photosBefore: grown(body.photosBefore, photos, photosBefore.max),
  })
}

/**
 * What becomes of the case of a house when somebody finds danger in it, as intents for the same save as the
 * inspection: a new case, or the open one told of the new inspection, once per house; where the last case was closed
 * and one of its findings is back, that case is opened again, because its work did not hold (DOMAIN 3.5 “reopened
 * by a later inspection”; by the same finding: own design). Empty when nothing asks for a case.
 * @param cases every case of the house at hand
 * @param newId makes the id of a new case
 */
export function caseAfterInspection(
  find: DangerousFind,
  cases: readonly Case[],
  newId: () => string,
): Intent[] {
  if (!asksForCase(find)) return []
  const findings = caseFindings(find)
  const open = openCaseOf(cases)
  const closed = open ? null : lastClosedCase(cases)
  const items = new Set(findings.map(({ item }) => item))
  const isBack = closed?.body.findings?.some(({ item }) => items.has(item)) ?? false
  const standing = open ?? (isBack ? closed : null)
  if (!standing) {
    const body = {
      house: find.house,
      inspection: find.inspection,
      colour: colourOf(find.control),
      foundAt: find.at,
      reporters: [find.user],
      ...(findings.length && { brief: briefOf(findings), findings }),
      ...(findings.length && {
        photosBefore: photosOf(findings, find.answers, find.at).slice(0, photosBefore.max),
      }),
    }
    const record = newId()
    return [{ op: 'create', type: 'hazardCase', record, scope: find.scope, body: asJson(body) as JsonObject }]
  }
  const about = { type: 'hazardCase', record: standing.id } as const
  // Two patches: lists that two phones filled beyond their limit must not hold up the word of a worse danger.
  const patches = [dangerOf(standing, find), detailsOf(standing, find, findings)]
  const args = { reason: '再次排查发现同一隐患', doneAt: find.at }
  return [
    ...(open ? [] : [{ ...about, op: 'command', command: 'reopen', args } as const]),
    ...patches
      .filter((set) => Object.keys(set).length > 0)
      .map((set) => ({ ...about, op: 'patch', set: set as never }) as const),
  ]
}
