import { Problem } from '#domain/problem.ts'
import type { Scheduler } from './scheduler.ts'

/** A browser that is out of space may leave a transaction unsettled for ever; nobody waits longer than this. */
const LIMIT_MS = 15_000

/**
 * The work's own result, or storageBlocked when it takes longer than any healthy database does.
 * @param giveUp called then, to end what can still be ended
 */
export function withinLimit<T>(
  work: PromiseLike<T>,
  scheduler: Scheduler,
  giveUp: () => void = () => {},
  limitMs = LIMIT_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = scheduler.setTimer(() => {
      giveUp()
      reject(new Problem('storageBlocked', { limitMs }))
    }, limitMs)
    work.then(
      (value) => {
        scheduler.clear(timer)
        resolve(value)
      },
      (error: unknown) => {
        scheduler.clear(timer)
        reject(error)
      },
    )
  })
}
