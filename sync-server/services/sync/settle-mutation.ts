import type { JsonObject } from '#domain/json.ts'
import type { ProblemCode } from '#domain/problem.ts'
import { familyOfScope } from '#domain/record/scope.ts'
import type { ReviewKind } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import type { OutcomeMessage } from '#domain/sync/protocol.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { adjustedTime } from './adjusted-time.ts'
import { applyMutation } from './apply-mutation.ts'
import { continueReview } from './continue-review.ts'
import type { Intake } from './intake.ts'
import { openReview, type ReviewRequest } from './open-review.ts'
import { reviewRoom } from './review-room.ts'
import { resolveReview } from '../review/resolve-review.ts'

export interface Settled {
  readonly message: OutcomeMessage
  /** Where the record is now; `holding` when it belongs nowhere. */
  readonly scope: string
  readonly revAfter: number | null
}

/** Applies one mutation and opens the review that its outcome calls for (M5, M7). */
export async function settleMutation(intake: Intake, mutation: Mutation): Promise<Settled> {
  if (mutation.op === 'command' && mutation.type === 'review' && mutation.command === 'resolve') {
    const resolved = await resolveReview(intake, mutation)
    if (resolved) return settled(intake, resolved.message, resolved.review)
  }
  const at = adjustedTime(intake, mutation.at)
  const { merged, current, stored } = await applyMutation(intake, mutation, {
    user: intake.user,
    roles: intake.roles,
    at,
  })
  const { outcome, review, problem } = merged
  if (!review) return settled(intake, { outcome }, stored, mutation)
  const request = {
    ...review,
    scope: await reviewScope(intake, mutation, current, outcome === 'parked'),
    target: mutation.record,
    targetType: mutation.type,
    author: intake.user,
    other: current?.updatedBy ?? null,
    uids: [mutation.uid],
    problem: problem ?? null,
    authorAt: at,
  }
  const opened = (await continueReview(intake, request)) ?? (await openInRoom(intake, request))
  const { kind, fields } = review
  const message = {
    outcome,
    kind,
    ...(fields.length && { fields }),
    review: opened.id,
    ...(problem && { problem }),
  }
  return settled(intake, message, stored, mutation)
}

const openInRoom = async (intake: Intake, request: ReviewRequest) =>
  openReview(intake, { ...request, scope: await reviewRoom(intake, request.scope, request.author) })

/** Keeps a mutation that could not even be tried, whole, for a supervisor (P3). */
export async function parkMutation(
  intake: Intake,
  raw: JsonObject,
  kind: ReviewKind,
  problem: ProblemCode,
): Promise<Settled> {
  const named = (key: string) => (typeof raw[key] === 'string' ? raw[key] : '')
  const current = named('record') ? await intake.tables.records.get(named('record')) : null
  const mayTell = current !== null && intake.roles.has(current.scope) && !isShared(current.scope)
  const opened = await openInRoom(intake, {
    kind,
    fields: [],
    base: {},
    mine: raw,
    theirs: {},
    scope: mayTell ? current.scope : 'holding',
    target: named('record'),
    targetType: named('type'),
    author: intake.user,
    other: null,
    uids: [named('uid')],
    problem,
    authorAt: adjustedTime(intake, raw.at),
  })
  return settled(intake, { outcome: 'parked', kind, review: opened.id, problem }, current)
}

/** Everybody, or one other person, would see what was parked there. */
const isShared = (scope: string) => !scope.startsWith('g:')

async function reviewScope(
  intake: Intake,
  mutation: Mutation,
  current: StoredRecord | null,
  isParked: boolean,
): Promise<string> {
  if (current) return isParked && isShared(current.scope) ? 'holding' : current.scope
  if (mutation.op !== 'create' || isShared(mutation.scope) || !familyOfScope(mutation.scope)) return 'holding'
  if (intake.roles.has(mutation.scope)) return mutation.scope
  return (await intake.tables.grants.inScopes([mutation.scope])).length ? mutation.scope : 'holding'
}

/** The receipt: revision and hash only of a record that the sender may see. */
function settled(
  intake: Intake,
  message: OutcomeMessage,
  record: StoredRecord | null,
  mutation?: Mutation,
): Settled {
  const mayTell = record !== null && intake.roles.has(record.scope)
  const created = mutation?.op === 'create' ? mutation.scope : 'holding'
  return {
    message: {
      ...message,
      ...(mayTell && { rev: record.rev, contentHash: record.contentHash }),
      receivedAt: intake.receivedAt,
    },
    scope: record?.scope ?? created,
    revAfter: record?.rev ?? null,
  }
}
