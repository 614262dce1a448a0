import type { JsonObject } from '#domain/json.ts'
import { type Mutation, mutationSchema } from '#domain/sync/mutation.ts'
import { SCHEMA } from '#domain/sync/protocol.ts'
import type { ReviewKind } from '#domain/sync/merge.ts'
import type { ProblemCode } from '#domain/problem.ts'

/** Rewrites a mutation of one schema version as the next version would have said it. Pure. */
export type UpCaster = (mutation: JsonObject) => JsonObject

/** By the version that they lead away from. None yet: schema 1 is the first. */
const upCasters: Readonly<Record<number, UpCaster>> = {}

export type ReadMutation =
  { readonly mutation: Mutation } | { readonly problem: ProblemCode; readonly kind: ReviewKind }

/** A mutation of any version ever released as the present version says it, or why it cannot be read (P3, P5). */
export function readMutation(raw: JsonObject, casters = upCasters, present = SCHEMA): ReadMutation {
  let mutation = raw
  let version = raw.schema
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { problem: 'badMutation', kind: 'error' }
  if (version > present) return { problem: 'oldSchema', kind: 'schema' }
  for (; version < present; version++) {
    const cast = casters[version]
    if (!cast) return { problem: 'oldSchema', kind: 'schema' } // [P5]
    mutation = { ...cast(mutation), schema: version + 1 }
  }
  const parsed = mutationSchema.safeParse(mutation)
  return parsed.success ? { mutation: parsed.data } : { problem: 'badMutation', kind: 'error' }
}
