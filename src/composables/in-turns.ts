/** Milliseconds at one stretch: what takes much longer is felt as a tap that is not answered. */
const turnMs = 12

export const nextTurn = () => new Promise<void>((resolve) => void setTimeout(resolve))

/**
 * Does work that takes a slow phone long, in turns, so that taps are answered in between.
 * @param isWanted asked before every turn but the first
 * @param pause between two turns; `quietMoment` for what nobody waits for
 * @returns undefined where it was not wanted any more
 */
export async function inTurns<T>(
  work: Generator<void, T>,
  isWanted: () => boolean = () => true,
  pause: () => Promise<void> = nextTurn,
): Promise<T | undefined> {
  let until = performance.now() + turnMs
  let step = work.next()
  while (!step.done) {
    if (performance.now() >= until) {
      await pause()
      if (!isWanted()) return undefined
      until = performance.now() + turnMs
    }
    step = work.next()
  }
  return step.value
}
