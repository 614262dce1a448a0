import { can } from '#domain/access/can.ts'
import type { Role } from '#domain/access/role.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { familyOfScope } from '#domain/record/scope.ts'
import { type Merged, merge, parked } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { keepCareLevel } from '../elder/keep-care-level.ts'
import { refuseCare } from '../elder/refuse-care.ts'
import { carryProof } from '../house/carry-proof.ts'
import { lowersDanger } from '../house/lowers-danger.ts'
import { openDisagreements } from '../house/open-disagreements.ts'
import { refuseClosing } from '../house/refuse-closing.ts'
import { carryChanges } from '../info/carry-changes.ts'
import { writeConfirmed } from '../info/write-confirmed.ts'
import { type Intake, store } from './intake.ts'
import { carryParts } from './carry-parts.ts'
import { carryReviews } from './carry-reviews.ts'
import { followFile } from './follow-file.ts'
import { openDuplicates } from './open-duplicates.ts'

/** In whose name a mutation is applied: a supervisor's word may let an author's parked one through. */
export interface InNameOf {
  readonly user: string
  readonly roles: ReadonlyMap<string, Role>
  /** Milliseconds: when the person wrote it, by the server's clock. */
  readonly at: number
  /** Why the supervisor lets it through; what makes a house look safer needs one (M3). */
  readonly reason?: string
}

export interface Applied {
  readonly merged: Merged
  /** The record before; null when there was none. */
  readonly current: StoredRecord | null
  /** The record after, as stored; null when there is none. */
  readonly stored: StoredRecord | null
}

/** Merges one mutation into its record and writes what changed. Opens no review for it: the caller does. */
export async function applyMutation(intake: Intake, mutation: Mutation, who: InNameOf): Promise<Applied> {
  const current = await intake.tables.records.get(mutation.record)
  const refused = await refuse(intake, mutation, current, who)
  if (refused) return { merged: refused, current, stored: current }
  const definition = definitionOf(mutation.type)!
  const role = roleFor(mutation, current, who)
  const { receivedAt } = intake
  const merged = merge(definition, current, mutation, {
    actor: { user: who.user, role },
    at: who.at,
    receivedAt,
  })
  if (!merged.next || merged.next === current) return { merged, current, stored: current }
  const late = await refuseResult(intake, mutation, current, merged.next, role, who)
  if (late) return { merged: late, current, stored: current }
  if (mutation.type === 'infoChange' && mutation.op === 'command' && mutation.command === 'confirm') {
    const problem = await writeConfirmed(intake, merged.next, who)
    if (problem) return { merged: parked('error', problem, mutation, current), current, stored: current }
  }
  const next =
    mutation.op === 'patch'
      ? await keepCareLevel(intake.tables, current, merged.next, receivedAt)
      : merged.next
  let stored = await store(intake, next, current)
  if (mutation.op === 'move') {
    await carryReviews(intake, stored) // [C3]
    await carryChanges(intake, stored, current!.scope)
    await carryParts(intake, stored, current!.scope)
  }
  if (isHandedIn(mutation)) stored = await followFile(intake, stored)
  if (mutation.op === 'command' && mutation.type === 'houseInspection' && mutation.command === 'submit') {
    await openDisagreements(intake, stored)
  }
  if (mutation.op === 'command' && mutation.type === 'hazardCase') {
    await carryProof(intake, stored, mutation.command)
  }
  if (mutation.op === 'create') await openDuplicates(intake, stored, mutation.uid)
  return { merged, current, stored }
}

/** A log is, when it is submitted; what comes of one is handed in as it is made. */
const isHandedIn = (mutation: Mutation): boolean =>
  mutation.op === 'command'
    ? mutation.command === 'submit'
    : mutation.op === 'create' && ['careFollowUp', 'missedVisit'].includes(mutation.type)

const roleFor = (mutation: Mutation, current: StoredRecord | null, { roles }: InNameOf): Role | null =>
  roles.get(current?.scope ?? (mutation.op === 'create' ? mutation.scope : '')) ?? null

/** What the server sees and `merge` cannot: the kind of the stored record, grants, other records. */
async function refuse(
  intake: Intake,
  mutation: Mutation,
  current: StoredRecord | null,
  who: InNameOf,
): Promise<Merged | null> {
  const definition = definitionOf(mutation.type)
  if (!definition) return parked('error', 'unknownType', mutation, current)
  const role = roleFor(mutation, current, who)
  if (!current && mutation.op !== 'create') return parked('error', 'unknownRecord', mutation, null)
  if (!role) return parked('noAccess', 'notAllowed', mutation, current)
  // [P6] ids that the server makes out of others could be taken before it does.
  if (mutation.op === 'create' && /^[vn]_/.test(mutation.record))
    return parked('error', 'badMutation', mutation, current)
  if (current && current.type !== mutation.type) return parked('error', 'badMutation', mutation, current)
  if (
    mutation.op === 'create' &&
    !current &&
    familyOfScope(mutation.scope) !== definition.scope &&
    definition.type !== 'review'
  ) {
    return parked('error', 'badMutation', mutation, null)
  }
  if (mutation.op === 'move' && current!.scope !== mutation.to)
    return refuseMove(definition, mutation, current!, who)
  const isDisagreement = current?.type === 'review' && current.body.kind === 'disagree'
  if (mutation.op === 'command' && mutation.command === 'withdraw' && isDisagreement) {
    // [M7] two people saw it: it is not one side's to let go.
    return parked('noAccess', 'notAllowed', mutation, current)
  }
  const care = await refuseCare(intake.tables, mutation, current, who, intake.receivedAt)
  return care && parked('error', care, mutation, current)
}

/** Bodies go to every phone of the scope: patch by patch none may outgrow what one mutation may carry (P3). */
const mostBodyLength = 256 * 1024

async function refuseResult(
  intake: Intake,
  mutation: Mutation,
  current: StoredRecord | null,
  next: RecordVersion,
  role: Role | null,
  who: InNameOf,
): Promise<Merged | null> {
  if (JSON.stringify(next.body).length > mostBodyLength) return parked('error', 'tooLarge', mutation, current)
  const closing = await refuseClosing(intake.tables, current, next, intake.receivedAt) // [M3]
  if (closing) return parked('error', closing, mutation, current)
  return refuseLowering(intake, mutation, current, next, role, who)
}

/**
 * A house looks safer only by the verdict of an expert or at the word of a supervisor, who says why; no other
 * way leads there, whatever field, step, move or delete it takes (M3).
 */
async function refuseLowering(
  intake: Intake,
  mutation: Mutation,
  current: StoredRecord | null,
  next: RecordVersion,
  role: Role | null,
  who: InNameOf,
): Promise<Merged | null> {
  const isVerdict = mutation.op === 'command' && mutation.command === 'verify'
  if (isVerdict || !(await lowersDanger(intake.tables, current, next, intake.receivedAt))) return null
  if (role !== 'supervisor' && role !== 'admin') return parked('noAccess', 'notAllowed', mutation, current)
  const args = mutation.op === 'command' ? mutation.args : {}
  const reason = args.reason ?? args.note ?? who.reason
  const given = typeof reason === 'string' && reason.trim() !== ''
  return given ? null : parked('error', 'reasonNeeded', mutation, current)
}

type Move = Extract<Mutation, { op: 'move' }>

/** A move needs the right in both scopes, and a scope of the family that the kind of record lives in. */
function refuseMove(
  definition: RecordDefinition,
  mutation: Move,
  current: StoredRecord,
  { user, roles }: InNameOf,
): Merged | null {
  if (familyOfScope(mutation.to) !== familyOfScope(current.scope))
    return parked('error', 'badMutation', mutation, current)
  const there = { user, role: roles.get(mutation.to) ?? null }
  return can(there, 'edit', definition, current) ? null : parked('noAccess', 'notAllowed', mutation, current)
}
