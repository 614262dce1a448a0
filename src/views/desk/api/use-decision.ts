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
      const records = [...new Set(intents.map(({ record }) => record))]
      const outcomes = async () =>
        (await Promise.all(records.map((id) => device.entries(id))))
          .flat()
          .filter(({ uid, outcome }) => uids.has(uid) && outcome !== null)
          .map(({ outcome }) => outcome!)
      let known = await outcomes()
      // An exchange that was already under way may have left before this was saved.
      for (let tries = 0; tries < 3 && known.length < uids.size; tries++) {
        const { phase } = await device.sync()
        known = await outcomes()
        if (phase !== 'idle' && phase !== 'syncing') break
      }
      const refused = known.find(({ outcome }) => outcome !== 'applied' && outcome !== 'noop')
      if (refused) return { state: 'failed', problem: (refused.problem as ProblemCode | undefined) ?? null }
      return { state: known.length === uids.size ? 'delivered' : 'held' }
    } catch (error) {
      if (error instanceof Problem) return { state: 'failed', problem: error.code }
      throw error
    } finally {
      busy.value = false
    }
  }

  return { busy, decide }
}
