import type { Json, JsonObject } from '#domain/json.ts'
import { applyMutation } from '../sync/apply-mutation.ts'
import { openReview } from '../sync/open-review.ts'
import { readMutation } from '../sync/upcast-mutation.ts'
import { type Carried, type Case, cannot, done, objectOf } from './decision.ts'

/**
 * `noAccess`, `schema`, `error`, and commands to a record that was deleted: the parked mutation is tried again
 * with the supervisor's rights and in its author's name, as it was (`mine`) or with corrected values (`value`).
 */
export async function decideParked({ intake, review, decision }: Case): Promise<Carried> {
  if (decision.choice === 'theirs') return done
  if (decision.choice !== 'mine' && decision.choice !== 'value') return cannot('badMutation')
  const values = decision.choice === 'value' ? decision.values : {}
  const read = readMutation(withReason(withValues(objectOf(review.body.mine), values), decision.note))
  if (!('mutation' in read)) return cannot(read.problem)
  const { mutation } = read
  const author = String(review.body.author)
  const at = typeof review.body.authorAt === 'number' ? review.body.authorAt : decision.at
  const { merged, current } = await applyMutation(intake, mutation, {
    user: author,
    roles: intake.roles,
    at,
    reason: decision.note,
  })
  if (merged.outcome === 'parked') return cannot(merged.problem ?? 'serverFault')
  if (merged.review && current) {
    // It could be tried now, and something else stands in its way: a review of that.
    const { uid, record, type } = mutation
    const about = {
      scope: current.scope,
      target: record,
      targetType: type,
      author,
      other: current.updatedBy,
      uids: [uid],
    }
    await openReview(intake, { ...merged.review, ...about, problem: null, authorAt: at })
  }
  return done
}

/** Corrected values in the place where each kind of mutation carries its own; null takes one out. */
function withValues(raw: JsonObject, values: JsonObject): JsonObject {
  if (!Object.keys(values).length) return raw
  if (raw.op === 'create') return { ...raw, body: withoutNulls({ ...objectOf(raw.body), ...values }) }
  if (raw.op === 'command') return { ...raw, args: { ...objectOf(raw.args), ...values } }
  if (raw.op !== 'patch') return raw
  const set = Object.entries(objectOf(raw.set)).map(([key, pair]): [string, Json] => [
    key,
    Object.hasOwn(values, key) ? [Array.isArray(pair) ? (pair as Json[])[0]! : null, values[key]!] : pair,
  ])
  return { ...raw, set: Object.fromEntries(set) }
}

const withoutNulls = (body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))

/** A step that was parked for want of a reason gets the supervisor's. */
function withReason(raw: JsonObject, note: string): JsonObject {
  const args = objectOf(raw.args)
  return raw.op === 'command' && note && args.reason == null
    ? { ...raw, args: { ...args, reason: note } }
    : raw
}
