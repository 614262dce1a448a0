import type { StoredRecord } from '../../storage/stored.ts'
import { applyMutation } from '../sync/apply-mutation.ts'
import { readMutation } from '../sync/upcast-mutation.ts'
import { type Carried, type Case, cannot, done, objectOf } from './decision.ts'

/** `moved`: the record stays where it is (`theirs`) or goes where the author wanted it (`mine`). */
export async function decideMove(
  { intake, review, decision }: Case,
  target: StoredRecord | null,
): Promise<Carried> {
  if (decision.choice === 'theirs' || !target) return done
  if (decision.choice !== 'mine') return cannot('badMutation')
  if (decision.seen.scope !== target.scope) return { done: false, theirs: { scope: target.scope } }
  const read = readMutation({ ...objectOf(review.body.mine), from: target.scope })
  if (!('mutation' in read)) return cannot(read.problem)
  const { merged } = await applyMutation(intake, read.mutation, {
    user: intake.user,
    roles: intake.roles,
    at: decision.at,
    reason: decision.note,
  })
  return merged.outcome === 'applied' || merged.outcome === 'noop'
    ? done
    : cannot(merged.problem ?? 'wrongState')
}
