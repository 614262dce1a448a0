import type { StoredRecord } from '../../storage/stored.ts'
import { lowersDanger } from '../house/lowers-danger.ts'
import { store } from '../sync/intake.ts'
import { type Carried, type Case, cannot, done } from './decision.ts'

/** `deleteVsEdit`: the record stays (`theirs`) or goes (`mine`), if the content that was seen still stands (M8). */
export async function decideDelete(
  { intake, decision }: Case,
  target: StoredRecord | null,
): Promise<Carried> {
  if (decision.choice === 'theirs' || !target || target.state === 'deleted') return done
  if (decision.choice !== 'mine') return cannot('badMutation')
  if (decision.seen.contentHash !== target.contentHash) return { done: false, theirs: target.body }
  const gone = {
    state: 'deleted',
    rev: target.rev + 1,
    updatedBy: intake.user,
    updatedAt: decision.at,
  } as const
  const next = { ...target, ...gone }
  const needsReason = !decision.note && (await lowersDanger(intake.tables, target, next, intake.receivedAt))
  if (needsReason) return cannot('reasonNeeded') // [M3]
  await store(intake, next, target)
  return done
}
