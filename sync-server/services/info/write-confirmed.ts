import { can } from '#domain/access/can.ts'
import { type Json, sameJson } from '#domain/json.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { Field } from '#domain/fields/field.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { needsConfirming } from '#domain/records/info-change/info-change-options.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { type Intake, store } from '../sync/intake.ts'
import type { InNameOf } from '../sync/apply-mutation.ts'

/**
 * Writes a confirmed phone number or address into the file it belongs to, in the name of whoever confirms and in
 * the same commit. Gives the code of what stands against it, and then writes nothing: the file is gone, the value
 * does not fit, or the old value that was seen is no longer there (DOMAIN 12.3).
 */
export async function writeConfirmed(
  intake: Intake,
  change: RecordVersion,
  who: InNameOf,
): Promise<ProblemCode | null> {
  const { target, field, before = null, after } = change.body
  const file = typeof target === 'string' ? await intake.tables.records.get(target) : null
  if (!file || typeof field !== 'string' || file.state !== 'live') return 'unknownRecord'
  const definition = definitionOf(file.type)
  if (
    !definition ||
    gridOfScope(file.scope) !== gridOfScope(change.scope) ||
    !needsConfirming(file.type, field)
  )
    return 'badMutation'
  const actor = { user: who.user, role: who.roles.get(file.scope) ?? null }
  if (!can(actor, 'edit', definition, file)) return 'notAllowed'
  const known = definition.fields as Readonly<Record<string, Field>>
  if (after == null || known[field]?.check(after)) return 'badValue'
  const standing: Json = file.body[field] ?? null
  if (sameJson(standing, after)) return null
  if (!sameJson(standing, before)) return 'valueMoved'
  const body = { ...file.body, [field]: after }
  await store(intake, { ...file, body, rev: file.rev + 1, updatedBy: who.user, updatedAt: who.at }, file)
  return null
}
