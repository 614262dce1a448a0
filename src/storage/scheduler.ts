/** What `setTimer` gave; only good for `clear`. */
export type Timer = number | object

/** Time that passes, handed in: the browser's own, or a simulation's. */
export interface Scheduler {
  /** Calls once after so many milliseconds. */
  setTimer(run: () => void, ms: number): Timer
  clear(timer: Timer): void
}
