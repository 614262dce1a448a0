import type { Photo } from '../../fields/photos.ts'
import { type LocalDate, localDate } from '../../local-date.ts'
import type { ProblemCode } from '../../problem.ts'
import { checklistItem } from '../house-inspection/checklist.ts'
import type { CaseEvidence } from './case-options.ts'
import { type CaseFacts, deedsOf } from './case-steps.ts'

/** One finding that the case is about. */
export interface CaseFinding {
  /** Id of a checklist item. */
  readonly item?: string
  readonly effect?: 'M' | 'S'
  /** The value that was seen. */
  readonly answer?: string
  /** Why there is no photo from before; a key of the inspection's reasons. */
  readonly noBefore?: string
}

interface CaseAppraisal {
  readonly date?: LocalDate
  readonly grade?: string
}

/** What closing looks at; a `hazardCase` body is one. */
export interface ClosingFacts extends CaseFacts {
  readonly findings?: readonly CaseFinding[]
  readonly photosBefore?: readonly Photo[]
  readonly photosAfter?: readonly Photo[]
  readonly demolitionPhotos?: readonly Photo[]
  readonly ownerStatement?: string
  readonly engineering?: readonly string[]
  readonly enforcement?: readonly string[]
  readonly appraisals?: readonly CaseAppraisal[]
  readonly recheck?: string
}

/** Something that keeps a case from being closed. */
export interface ClosingGap {
  readonly code: Extract<ProblemCode, 'measureNeeded' | 'photosNeeded' | 'evidenceNeeded'>
  /** The finding whose photo is missing, and which. */
  readonly item?: string
  readonly photo?: 'before' | 'after'
}

/** The findings of a case, each item once with the worst that was seen of it. */
export function findingsOf({ findings = [] }: ClosingFacts): readonly CaseFinding[] {
  const worst = new Map<string, CaseFinding>()
  for (const one of findings) {
    if (!one.item) continue
    const known = worst.get(one.item)
    const noBefore = known?.noBefore ?? one.noBefore
    const kept = known?.effect === 'S' || (known && one.effect !== 'S') ? known : one
    worst.set(one.item, { ...kept, ...(noBefore && { noBefore }) })
  }
  return [...worst.values()]
}

/**
 * Moment in milliseconds from which photos and reports count: of a case that was opened again, only those
 * from since then, for its work did not hold; of any other all do.
 */
export const countsFrom = ({ log = [], foundAt = 0 }: ClosingFacts): number =>
  log.some(({ step }) => step === 'reopen') ? foundAt : 0

const takenSince = (photos: readonly Photo[] | undefined, from: number) =>
  (photos ?? []).filter(({ takenAt = 0 }) => takenAt >= from)

/** The photos that prove a demolition. */
export const demolitionProof = (facts: ClosingFacts): readonly Photo[] =>
  takenSince(facts.demolitionPhotos, countsFrom(facts))

const shows = (photos: readonly Photo[] | undefined, item: string) =>
  photos?.some(({ about }) => about === item) ?? false

/** Nobody goes back into a falling house for a photo, and a reason may stand for one. */
const needsBefore = ({ item, noBefore }: CaseFinding) =>
  !noBefore && checklistItem.get(item ?? '')?.dimension !== 'emergency'

/** Day from which proof counts: the end of the work, or the finding where none was needed. */
export function provenFrom(facts: ClosingFacts): LocalDate {
  const workDone = facts.workDoneOn ?? localDate(facts.foundAt ?? 0)
  const earliest = localDate(countsFrom(facts))
  return workDone > earliest ? workDone : earliest
}

function isProven(facts: ClosingFacts, evidence: CaseEvidence): boolean {
  switch (evidence) {
    case 'appraisal': {
      const newest = facts.appraisals?.at(-1)
      const isSound = newest?.grade === 'A' || newest?.grade === 'B'
      return isSound && (newest.date ?? '') >= provenFrom(facts)
    }
    case 'demolition':
      return Boolean(demolitionProof(facts).length && facts.ownerStatement?.trim())
    case 'recheck':
      return Boolean(facts.recheck)
  }
}

/**
 * What is missing before a case may be closed on this evidence, first what was to be done, then what proves it:
 * works or enforcement (management measures alone never close; an appraisal that found the house sound needs no
 * work), a photo before and after of every S and M finding (a house that is gone needs none of after), and the
 * proof. Of a case that was opened again only what is newer counts. Empty when nothing is missing. Whether the house
 * still stands as dangerous is asked of the house itself. Source: DOMAIN 3.5, `close_requires`.
 */
export function closingGaps(facts: ClosingFacts, evidence: CaseEvidence | null): ClosingGap[] {
  const gaps: ClosingGap[] = []
  const deeds = deedsOf(facts)
  const photosAfter = takenSince(facts.photosAfter, countsFrom(facts))
  const wasSound = deeds.some(({ step }) => step === 'sound')
  if (!wasSound && !facts.engineering?.length && !facts.enforcement?.length)
    gaps.push({ code: 'measureNeeded' })
  for (const finding of findingsOf(facts)) {
    const item = finding.item!
    if (needsBefore(finding) && !shows(facts.photosBefore, item))
      gaps.push({ code: 'photosNeeded', item, photo: 'before' })
    if (evidence !== 'demolition' && !shows(photosAfter, item))
      gaps.push({ code: 'photosNeeded', item, photo: 'after' })
  }
  if (!evidence || !isProven(facts, evidence)) gaps.push({ code: 'evidenceNeeded' })
  return gaps
}
