import { isJsonObject, type JsonObject } from '../json.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import { type MaskLevel, maskPaths } from './mask-body.ts'

/** What was said with a decision on a review: the values in it are those of the record that the review is about. */
export const maskDecision = (target: RecordDefinition, decision: JsonObject, level: MaskLevel): JsonObject =>
  Object.fromEntries(
    Object.entries(decision).map(([name, value]) => [
      name,
      isJsonObject(value) ? maskPaths(target, value, level) : value,
    ]),
  )
