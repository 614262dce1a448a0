import type { LocalDate } from '../local-date.ts'
import { localDate } from '../local-date.ts'
import { gridOfScope } from '../record/scope.ts'
import type { Batch } from '../records/batch/batch-houses.ts'
import { batchProgress, type BatchRow, type GradeGiven } from '../records/batch/batch-progress.ts'
import { caseSteps, caseStepLabels, pressingCaseStep } from '../records/hazard-case/case-steps.ts'
import { isOpenCase } from '../records/hazard-case/open-case.ts'
import { lacksDepartment, proposedDepartment } from '../records/house/industry-departments.ts'
import type { Records } from '../schedule/world.ts'
import type { Label } from '../label.ts'

/** One house of a batch, as the desk's table shows it. */
export interface BatchLine {
  readonly house: string
  readonly grid: string
  readonly address: string
  readonly before: GradeGiven | null
  readonly now: GradeGiven | null
  readonly accepted: boolean
  readonly change: BatchRow['change']
  readonly check: BatchRow['check']
}

/** How far one batch has come; every figure with its denominator. */
export interface BatchFigures {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly start: LocalDate | null
  readonly end: LocalDate | null
  readonly of: number
  readonly accepted: number
  readonly seen: number
  readonly changes: number
  readonly sample: number
  readonly checked: number
  readonly wrong: number
}

export interface OpenCaseLine {
  readonly id: string
  readonly grid: string
  readonly address: string
  readonly colour: string
  readonly status: string
  readonly brief: string
  readonly step: Label | null
  /** Last moment of that step, in milliseconds. */
  readonly due: number | null
  readonly late: boolean
}

export interface HouseSafetyMessage {
  readonly at: number
  readonly batches: readonly BatchFigures[]
  readonly cases: readonly OpenCaseLine[]
  readonly withoutDepartment: readonly {
    readonly id: string
    readonly grid: string
    readonly address: string
    readonly proposal: Label
  }[]
  /** Houses used for business. */
  readonly businesses: number
}

export interface BatchMessage {
  readonly at: number
  readonly figures: BatchFigures
  readonly lines: readonly BatchLine[]
}

const gridOf = ({ scope }: { readonly scope: string }) => gridOfScope(scope) ?? ''
const addressOf = (body: { readonly address?: string; readonly code?: string }) =>
  body.address ?? body.code ?? '—'

const progressOf = (records: Records, batch: Batch, today: LocalDate) =>
  batchProgress(
    batch,
    records.ofType('house'),
    (house) => records.referring('houseInspection', 'house', house),
    today,
  )

/** What is under way comes first, what is over last. */
const order: readonly string[] = ['running', 'reviewing', 'planned', 'closed']
const rankOf = ({ status }: BatchFigures) => order.indexOf(status)

function figuresOf({ id, body }: Batch, progress: ReturnType<typeof progressOf>): BatchFigures {
  return {
    id,
    name: body.name ?? '',
    status: body.status ?? 'planned',
    start: body.start ?? null,
    end: body.end ?? null,
    of: progress.rows.length,
    accepted: progress.accepted.length,
    seen: progress.seen.length,
    changes: progress.changes.length,
    sample: progress.sample.length,
    checked: progress.checked.length,
    wrong: progress.wrong.length,
  }
}

function openCases(records: Records, now: number): OpenCaseLine[] {
  return records
    .ofType('hazardCase')
    .filter(({ state, body }) => state !== 'deleted' && isOpenCase(body.status))
    .map((hazard) => {
      const { id, body, createdAt } = hazard
      const step = pressingCaseStep(caseSteps(body, createdAt, now))
      const house = records.get('house', body.house)
      return {
        id,
        grid: gridOf(hazard),
        address: house ? addressOf(house.body) : '—',
        colour: body.colour ?? 'yellow',
        status: body.status ?? 'found',
        brief: body.brief ?? '',
        step: step && caseStepLabels[step.step],
        due: step?.due ?? null,
        late: step?.late ?? false,
      }
    })
    .sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || (a.id < b.id ? -1 : 1))
}

/**
 * Self-built houses at the desk: batches with progress and wrong grades, open cases by what presses, business houses
 * for which no department answers (DOMAIN 1.2 no. 21–23). No person is counted or ranked.
 */
export function houseSafetyOf(records: Records, now: number): HouseSafetyMessage {
  const today = localDate(now)
  const houses = records.ofType('house').filter(({ state }) => state !== 'deleted')
  return {
    at: now,
    batches: records
      .ofType('batch')
      .filter(({ state }) => state !== 'deleted')
      .map((batch) => figuresOf(batch, progressOf(records, batch, today)))
      .sort((a, b) => rankOf(a) - rankOf(b) || ((a.start ?? '') > (b.start ?? '') ? -1 : 1)),
    cases: openCases(records, now),
    withoutDepartment: houses
      .filter(({ body }) => lacksDepartment(body))
      .map((house) => ({
        id: house.id,
        grid: gridOf(house),
        address: addressOf(house.body),
        proposal: proposedDepartment(house.body.businessTypes ?? []),
      }))
      .sort((a, b) => (a.grid + a.address < b.grid + b.address ? -1 : 1)),
    businesses: houses.filter(({ body }) => body.isBusiness && (body.status ?? 'active') === 'active').length,
  }
}

/** One batch house by house; null for one that is not there. */
export function batchAt(records: Records, id: string, now: number): BatchMessage | null {
  const batch = records.get('batch', id)
  if (!batch) return null
  const progress = progressOf(records, batch, localDate(now))
  return {
    at: now,
    figures: figuresOf(batch, progress),
    lines: progress.rows.map(({ house, before, now: latest, accepted, change, check }) => ({
      house: house.id,
      grid: gridOf(house),
      address: addressOf(house.body),
      before,
      now: latest,
      accepted,
      change,
      check,
    })),
  }
}
