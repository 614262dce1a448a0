import type { ChoiceField } from '#domain/fields/choice.ts'
import { type Json, type JsonObject, sameJson } from '#domain/json.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { type FieldPath, fieldPath, readPath, writePath } from '#domain/sync/field-path.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { keepCareLevel } from '../elder/keep-care-level.ts'
import { lowersDanger } from '../house/lowers-danger.ts'
import { store } from '../sync/intake.ts'
import { type Carried, type Case, cannot, done, objectOf } from './decision.ts'
import { livingState } from './living-state.ts'

/**
 * `field`, `closed`, and patches to a `deleted` record: writes the chosen values, if what the supervisor saw
 * still stands.
 */
export async function decideFields(
  { intake, review, decision }: Case,
  target: StoredRecord | null,
): Promise<Carried> {
  const definition = target && definitionOf(target.type)
  if (!target || !definition) return decision.choice === 'theirs' ? done : cannot('unknownRecord')
  const paths = fieldsOf(review).map((key) => [key, fieldPath(definition, key)] as const)
  const standing: Record<string, Json> = {}
  for (const [key, path] of paths) if (path) standing[key] = readPath(target.body, path)
  if (Object.keys(standing).some((key) => !sameJson(standing[key], decision.seen[key])))
    return { done: false, theirs: standing }
  if (decision.choice === 'theirs') return done
  if (decision.choice !== 'mine' && decision.choice !== 'value') return cannot('badMutation')
  const mine = objectOf(review.body.mine)
  const given = decision.choice === 'mine' ? mine : decision.values
  let { body } = target
  for (const [key, path] of paths) {
    if (!path || !Object.hasOwn(given, key)) continue
    // A fact has one author: nobody writes a third version of what that person saw (M6).
    const isThird = !sameJson(given[key], mine[key]) && !sameJson(given[key], standing[key])
    if (definition.fact && isThird) return cannot('notAllowed')
    const problem = mayStand(path, standing[key] ?? null, given[key]!, decision.note)
    if (problem) return cannot(problem)
    body = writePath(body, path, given[key]!)
  }
  if (!fits(definition, body, paths)) return cannot('badValue')
  const state = target.state === 'deleted' ? livingState({ type: target.type, body }) : target.state
  if (sameJson(body, target.body) && state === target.state) return done
  const change = { body, state, rev: target.rev + 1, updatedBy: intake.user, updatedAt: decision.at }
  const next = { ...target, ...change }
  const needsReason = !decision.note && (await lowersDanger(intake.tables, target, next, intake.receivedAt))
  if (needsReason) return cannot('reasonNeeded') // [M3]
  const kept = decision.note ? next : await keepCareLevel(intake.tables, target, next, intake.receivedAt)
  await store(intake, kept, target)
  return done
}

const fieldsOf = ({ body }: StoredRecord): string[] =>
  Array.isArray(body.fields) ? body.fields.filter((one): one is string => typeof one === 'string') : []

/** A grade or risk is lowered only with a reason (M3); what only a command or the server writes stays so (M4, P6). */
function mayStand({ field }: FieldPath, standing: Json, next: Json, note: string) {
  if (field.merge === 'server') return 'serverField'
  if (field.merge === 'command') return 'commandField'
  if (field.merge !== 'severest' || note) return null
  const order: readonly Json[] = (field as ChoiceField).severity ?? []
  return order.indexOf(next) < order.indexOf(standing) ? 'reasonNeeded' : null
}

function fits(
  definition: RecordDefinition,
  body: JsonObject,
  paths: readonly (readonly [string, FieldPath | null])[],
): boolean {
  const touched = Object.fromEntries(
    paths.flatMap(([, path]) => (path ? [[path.name, body[path.name] ?? null]] : [])),
  )
  return Object.keys(bodyIssues(definition, touched, { complete: false })).length === 0
}
