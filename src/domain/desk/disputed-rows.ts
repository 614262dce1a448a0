import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import type { Field } from '../fields/field.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import { fieldPath } from '../sync/field-path.ts'
import { pathLabel } from './path-label.ts'

/** One disputed field: what it was, what stands, what was proposed. */
export interface DisputedRow {
  readonly path: string
  readonly label: Label
  readonly field: Field | null
  readonly base: Json
  readonly theirs: Json
  readonly mine: Json
}

const side = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {})

/** The disputed fields of a review of kind `field`, `closed` or `deleted`. */
export function disputedRows(definition: RecordDefinition, review: JsonObject): DisputedRow[] {
  const [base, theirs, mine] = [side(review.base), side(review.theirs), side(review.mine)]
  const fields = Array.isArray(review.fields) ? review.fields.map(String) : []
  return fields.map((path) => {
    const found = fieldPath(definition, path)
    return {
      path,
      label: pathLabel(definition, path),
      field: found?.item === null ? found.field : null,
      base: base[path] ?? null,
      theirs: theirs[path] ?? null,
      mine: mine[path] ?? null,
    }
  })
}
