import { shallowRef } from 'vue'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { useDevice } from '#composables/use-device.ts'

export type DecisionEnd =
  /** The server has it and it stands. */
  | { readonly state: 'delivered' }
  /** Safe in the outbox; the line was not good enough. */
  | { readonly state: 'held' }
  /** It did not stand; the code says why when the server knew a reason. */
  | { readonly state: 'failed'; readonly problem: ProblemCode | null }

/** Saves decisions through the outbox, as all writing goes, and waits for what became of them. */
export function useDecision() {
  const device = useDevice()
  const busy = shallowRef(false)

  async function decide(intents: readonly Intent[]): Promise<DecisionEnd> {
    busy.value = true
    try {
      const uids = new Set(await device.save(intents))
      await device.sync()
      const entries = (
        await Promise.all([...new Set(intents.map(({ record }) => record))].map((id) => device.entries(id)))
      )
        .flat()
        .filter(({ uid }) => uids.has(uid))
      const refused = entries.find(({ outcome }) => outcome && !['applied', 'noop'].includes(outcome.outcome))
      if (refused) {
        return { state: 'failed', problem: (refused.outcome?.problem as ProblemCode | undefined) ?? null }
      }
      const known = entries.length > 0 && entries.every(({ outcome }) => outcome)
      return { state: known ? 'delivered' : 'held' }
    } catch (error) {
      if (error instanceof Problem) return { state: 'failed', problem: error.code }
      throw error
    } finally {
      busy.value = false
    }
  }

  return { busy, decide }
}
