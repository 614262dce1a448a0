import { type HouseGrade, gradeOrder } from '#domain/records/house-inspection/grade-order.ts'
import type { Inspection } from '#domain/records/house/house-standing.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { SCHEMA } from '#domain/sync/protocol.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { houseOfInspection } from '../house/house-of-inspection.ts'
import { inspectionOutcome } from '../house/open-disagreements.ts'
import { applyMutation } from '../sync/apply-mutation.ts'
import { type Carried, type Case, cannot, done, objectOf } from './decision.ts'

/**
 * `disagree`: the choice is one of the two inspections, or a grade. Every inspection of the pair that says
 * something else is verified to that grade, with the reason that the supervisor gives. Not by one of the two.
 */
export async function decideDisagree(given: Case, target: StoredRecord | null): Promise<Carried> {
  const { intake, review, decision } = given
  if ([review.body.author, review.body.other].includes(intake.user)) return cannot('notAllowed')
  const pair = [objectOf(review.body.mine).inspection, objectOf(review.body.theirs).inspection].map(String)
  const records = await intake.tables.records.many(pair)
  const found = target && (await houseOfInspection(intake.tables, target))
  if (!found || records.length !== 2) return cannot('unknownRecord')
  const grades = new Map(
    records.map((one) => [
      one.id,
      inspectionOutcome(one as unknown as Inspection, found, intake.receivedAt)?.grade,
    ]),
  )
  const stale = Object.entries(decision.seen).some(
    ([id, grade]) => grades.has(id) && grades.get(id) !== grade,
  )
  if (stale)
    return { done: false, theirs: { ...objectOf(review.body.theirs), grade: grades.get(pair[1]!) ?? null } }
  const choice = String(decision.choice)
  const grade = pair.includes(choice) ? grades.get(choice) : gradeOrder.find((one) => one === choice)
  if (!grade) return cannot('badMutation')
  const others = records.filter((one) => grades.get(one.id) !== grade)
  if (others.length && !decision.note) return cannot('reasonNeeded')
  for (const one of others) {
    const problem = await verify(given, one, grade)
    if (problem) return cannot(problem)
  }
  return done
}

async function verify({ intake, review, decision }: Case, { id, type }: StoredRecord, grade: HouseGrade) {
  const args = { grade, reason: decision.note }
  const mutation: Mutation = {
    uid: `${review.id}:${id}`,
    ordinal: 0,
    at: decision.at,
    schema: SCHEMA,
    type,
    record: id,
    op: 'command',
    command: 'verify',
    args,
  }
  const { merged } = await applyMutation(intake, mutation, {
    user: intake.user,
    roles: intake.roles,
    at: decision.at,
  })
  return merged.outcome === 'parked' ? (merged.problem ?? 'serverFault') : null
}
