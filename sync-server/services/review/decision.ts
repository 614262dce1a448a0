import type { Json, JsonObject } from '#domain/json.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { Intake } from '../sync/intake.ts'

/** What a supervisor decided on a review, and what stood when deciding. */
export interface Decision {
  readonly choice: Json
  /** Values that stood, by field; `contentHash` and `scope` stand for the whole record. */
  readonly seen: JsonObject
  /** With the choice `value`: the values to write, by field. */
  readonly values: JsonObject
  readonly note: string
  /** Milliseconds: when it was decided, by the server's clock. */
  readonly at: number
}

/** Carried out, or why the review stays open: something else stands by now, or it cannot be done. */
export type Carried =
  | { readonly done: true }
  | { readonly done: false; readonly theirs?: JsonObject; readonly problem?: ProblemCode }

export interface Case {
  readonly intake: Intake
  readonly review: StoredRecord
  readonly decision: Decision
}

export const done: Carried = { done: true }
export const cannot = (problem: ProblemCode): Carried => ({ done: false, problem })

export const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

export function decisionOf(args: JsonObject, at: number): Decision {
  const note = args.note ?? args.reason
  return {
    choice: args.choice ?? null,
    seen: objectOf(args.seen),
    values: objectOf(args.values),
    note: typeof note === 'string' ? note.trim() : '',
    at,
  }
}
