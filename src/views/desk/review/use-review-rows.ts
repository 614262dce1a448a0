import { computed, type ComputedRef } from 'vue'
import { bodyRows } from '#domain/desk/body-rows.ts'
import type { CompareRow } from '#domain/desk/compare-row.ts'
import type { RecordMessage } from '#domain/desk/desk-messages.ts'
import { elderVisitRows } from '#domain/desk/elder-visit-rows.ts'
import { inspectionRows } from '#domain/desk/inspection-rows.ts'
import type { TypedRecord } from '#domain/records/body.ts'
import { definitionOf } from '#domain/records/registry.ts'

const workflowFields = new Set([
  'status',
  'reviewNote',
  'reviewedBy',
  'reviewedAt',
  'voidReason',
  'house',
  'elder',
  'checklistVersion',
])

export interface ReviewRows {
  /** The checklist or the care items. */
  readonly items: readonly CompareRow[]
  /** Everything else that was filled in. */
  readonly rest: readonly CompareRow[]
}

/** A log as lines, this time beside last time. */
export function reviewRows({ record, previous, words }: RecordMessage): ReviewRows {
  const definition = definitionOf(record.type)
  if (!definition) return { items: [], rest: [] }
  const rest = bodyRows(definition, record.body, previous?.body ?? null, words).filter(
    ({ path }) => !workflowFields.has(path),
  )
  if (record.type === 'houseInspection') {
    const items = inspectionRows(
      record as unknown as TypedRecord<'houseInspection'>,
      previous as unknown as TypedRecord<'houseInspection'> | null,
    )
    return items.length > 0 ? { items, rest } : { items: rest, rest: [] }
  }
  if (record.type === 'elderVisit') {
    const items = elderVisitRows(
      record as unknown as TypedRecord<'elderVisit'>,
      previous as unknown as TypedRecord<'elderVisit'> | null,
    )
    return items.length > 0 ? { items, rest } : { items: rest, rest: [] }
  }
  return { items: rest, rest: [] }
}

export const useReviewRows = (message: () => RecordMessage | null): ComputedRef<ReviewRows> =>
  computed(() => {
    const now = message()
    return now ? reviewRows(now) : { items: [], rest: [] }
  })
