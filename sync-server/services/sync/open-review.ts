import type { JsonObject } from '#domain/json.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { review as reviewDefinition } from '#domain/records/review/definition.ts'
import { SCHEMA } from '#domain/sync/protocol.ts'
import { type ReviewSides, merge } from '#domain/sync/merge.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type Intake, idFor, store } from './intake.ts'
import { writeNotice } from './write-notice.ts'

export interface ReviewRequest extends ReviewSides {
  readonly scope: string
  readonly target: string
  readonly targetType: string
  /** Who proposed; the review is made in this person's name. */
  readonly author: string
  /** Who wrote what stands, or the other inspection. */
  readonly other: string | null
  readonly uids: readonly string[]
  readonly problem: ProblemCode | null
  /** Milliseconds, by the server's clock: when the author wrote it. */
  readonly authorAt: number
  /** For a review that may exist only once; default: a new one. */
  readonly id?: string
}

/** Whose text is too long for its field is cut; the mutation keeps it whole. */
const short = (text: string | null, most: number) => (text === null ? null : text.slice(0, most))

/** Keeps both sides for a person to decide, and tells an author who cannot see the review (M5, M7). */
export async function openReview(intake: Intake, request: ReviewRequest): Promise<StoredRecord> {
  const { scope, author, kind, fields, base, mine, theirs } = request
  const body: JsonObject = {
    kind,
    target: short(request.target, 64),
    targetType: short(request.targetType, 40),
    fields,
    base,
    mine,
    theirs,
    author,
    other: request.other,
    uids: request.uids,
    problem: request.problem,
    openedAt: intake.receivedAt,
    authorAt: request.authorAt,
  }
  const id = request.id ?? idFor(intake, 'v')
  const create = {
    uid: id,
    ordinal: 0,
    at: intake.receivedAt,
    schema: SCHEMA,
    op: 'create',
    type: 'review',
    record: id,
    scope,
    body,
  } as const
  const context = { actor: { user: author, role: 'server' }, at: intake.receivedAt } as const
  const { next, problem } = merge(reviewDefinition as unknown as RecordDefinition, null, create, context)
  if (!next) throw new Error(`a review cannot be made: ${problem}`)
  const stored = await store(intake, next, null)
  await tellOpened(intake, stored, author)
  if (request.other && request.other !== author && kind === 'disagree')
    await tellOpened(intake, stored, request.other)
  return stored
}

async function tellOpened(intake: Intake, review: StoredRecord, user: string): Promise<void> {
  const grants =
    user === intake.user
      ? [...intake.roles.keys()]
      : (await intake.tables.grants.ofUser(user)).map(({ scope }) => scope)
  if (!grants.includes(review.scope)) await writeNotice(intake, review, user, null)
}
