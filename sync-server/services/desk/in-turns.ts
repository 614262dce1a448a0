import { setImmediate } from 'node:timers/promises'

/** Milliseconds at one stretch in which no other request is answered. */
const turnMs = 15

/** What long work comes to, with room for other requests in between. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let until = performance.now() + turnMs
  let step = work.next()
  while (!step.done) {
    if (performance.now() >= until) {
      await setImmediate()
      until = performance.now() + turnMs
    }
    step = work.next()
  }
  return step.value
}
