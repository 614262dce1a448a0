import type { JsonObject } from '#domain/json.ts'
import { userScope } from '#domain/record/scope.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type Intake, store } from './intake.ts'

const kinds: readonly unknown[] = ['noAccess', 'schema']

/**
 * Tells a person without a grant in the review's scope what became of the own proposal: one notice per review
 * and person, without anyone else's data.
 * @param outcome what was decided; null while it is open
 */
export async function writeNotice(
  intake: Intake,
  review: StoredRecord,
  user: string,
  outcome: string | null,
): Promise<void> {
  const { body } = review
  const scope = userScope(user)
  const id = `n_${review.id}_${user}`.slice(0, 120)
  const before = await intake.tables.records.get(id)
  const notice: JsonObject = {
    kind: outcome ? 'decided' : kinds.includes(body.kind) ? body.kind! : 'error',
    review: review.id,
    target: body.target ?? null,
    targetType: body.targetType ?? null,
    mine: body.author === user ? (body.mine ?? null) : null,
    problem: body.problem ?? null,
    outcome,
    at: intake.receivedAt,
    read: null,
  }
  const by = { updatedBy: intake.user, updatedAt: intake.receivedAt }
  if (before) await store(intake, { ...before, body: notice, rev: before.rev + 1, ...by }, before)
  else {
    const made = { createdBy: user, createdAt: intake.receivedAt, ...by }
    await store(intake, { id, type: 'notice', scope, rev: 1, state: 'live', body: notice, ...made }, null)
  }
}
