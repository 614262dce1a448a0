import { can } from '#domain/access/can.ts'
import { type JsonObject, sameJson } from '#domain/json.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { review as reviewRecord } from '#domain/records/review/definition.ts'
import { type ReviewKind, merge } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import type { OutcomeMessage } from '#domain/sync/protocol.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { adjustedTime } from '../sync/adjusted-time.ts'
import { type Intake, store } from '../sync/intake.ts'
import { type Carried, type Case, cannot, decisionOf, done, objectOf } from './decision.ts'
import { decideDelete } from './decide-delete.ts'
import { decideDisagree } from './decide-disagree.ts'
import { decideFields } from './decide-fields.ts'
import { decideMove } from './decide-move.ts'
import { decideParked } from './decide-parked.ts'
import { livingState } from './living-state.ts'
import { tellAuthors } from './tell-authors.ts'

const definition = reviewRecord as unknown as RecordDefinition

export interface Resolved {
  readonly message: OutcomeMessage
  readonly review: StoredRecord
}

/** Undoes what was written for a decision that turned out not to be possible. */
class StaysOpen extends Error {
  readonly carried: Exclude<Carried, { done: true }>
  constructor(carried: Exclude<Carried, { done: true }>) {
    super('the review stays open')
    this.carried = carried
  }
}

/**
 * `resolve` on a review: writes what the supervisor chose into the target and closes the review, together,
 * if what the supervisor saw still stands. Else the review stays open, shows what stands now, and the
 * outcome is `conflict`. Null when the command is not possible at all; then it is judged like any other.
 */
export async function resolveReview(
  intake: Intake,
  mutation: Extract<Mutation, { op: 'command' }>,
): Promise<Resolved | null> {
  const review = await intake.tables.records.get(mutation.record)
  if (review?.type !== 'review') return null
  const at = adjustedTime(intake, mutation.at)
  const actor = { user: intake.user, role: intake.roles.get(review.scope) ?? null }
  const { outcome, next } = merge(definition, review, mutation, { actor, at })
  if (outcome !== 'applied' || !next) return null
  const decision = decisionOf(mutation.args, at)
  try {
    const stored = await intake.tables.part(async () => {
      const carried = await carryOut({ intake, review, decision })
      if (!carried.done) throw new StaysOpen(carried)
      const values = Object.keys(decision.values).length ? decision.values : null
      const resolution: JsonObject = {
        ...objectOf(next.body.resolution),
        values,
        note: decision.note || null,
      }
      // A decided move has carried the review along, so it is read again.
      const here = (await intake.tables.records.get(review.id)) ?? review
      const closed = { ...next, scope: here.scope, rev: here.rev + 1, body: { ...next.body, resolution } }
      return store(intake, closed, here)
    })
    await tellAuthors(intake, stored, String(decision.choice))
    return { message: { outcome: 'applied' }, review: stored }
  } catch (error) {
    if (!(error instanceof StaysOpen)) throw error
    return stayOpen(intake, review, error.carried)
  }
}

async function carryOut(given: Case): Promise<Carried> {
  const { intake, review, decision } = given
  const kind = review.body.kind as ReviewKind
  const target =
    typeof review.body.target === 'string' ? await intake.tables.records.get(review.body.target) : null
  if (target) {
    const role = intake.roles.get(target.scope) ?? null
    if (!can({ user: intake.user, role }, 'command:resolve', definition, review)) return cannot('notAllowed')
  }
  const hasFields = Array.isArray(review.body.fields) && review.body.fields.length > 0
  switch (kind) {
    case 'field':
    case 'closed':
      return decideFields(given, target)
    case 'deleted':
      if (hasFields) return decideFields(given, target)
      if (decision.choice === 'mine' && target?.state === 'deleted') await revive(given, target)
      return decideParked(given)
    case 'deleteVsEdit':
      return decideDelete(given, target)
    case 'disagree':
      return decideDisagree(given, target)
    case 'moved':
      return decideMove(given, target)
    case 'duplicate':
      return done
    case 'noAccess':
    case 'schema':
    case 'error':
      return decideParked(given)
  }
}

async function revive({ intake, decision }: Case, target: StoredRecord): Promise<void> {
  const change = {
    state: livingState(target),
    rev: target.rev + 1,
    updatedBy: intake.user,
    updatedAt: decision.at,
  }
  await store(intake, { ...target, ...change }, target)
}

/** What stands now replaces what the review showed, for the next try. */
async function stayOpen(
  intake: Intake,
  review: StoredRecord,
  { theirs, problem }: Exclude<Carried, { done: true }>,
): Promise<Resolved> {
  const change = { rev: review.rev + 1, updatedBy: intake.user, updatedAt: intake.receivedAt }
  const isNews = theirs && !sameJson(theirs, review.body.theirs)
  const stored = isNews
    ? await store(intake, { ...review, ...change, body: { ...review.body, theirs } }, review)
    : review
  const kind = review.body.kind as ReviewKind
  return {
    message: { outcome: 'conflict', kind, review: review.id, ...(problem && { problem }) },
    review: stored,
  }
}
