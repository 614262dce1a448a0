import type { Scheduler, Timer } from '#storage/scheduler.ts'
import { settle } from './turns.ts'

/** Whose timers these are; they wait while it sleeps, and are forgotten when it is gone. */
export interface Sleeper {
  readonly isAlive: boolean
  readonly isFrozen: boolean
}

interface Waiting {
  readonly at: number
  readonly order: number
  readonly of: Sleeper
  readonly run: () => void
}

/** The one true time, which passes only when a step says so. */
export class SimTime {
  now = Date.UTC(2026, 0, 5, 1)
  #order = 0
  readonly #timers = new Set<Waiting>()

  readonly clock = (): number => this.now

  schedulerFor(of: Sleeper): Scheduler {
    return {
      setTimer: (run, ms): Timer => {
        const timer: Waiting = { at: this.now + ms, order: this.#order++, of, run }
        this.#timers.add(timer)
        return timer
      },
      clear: (timer) => void this.#timers.delete(timer as Waiting),
    }
  }

  /** Lets time pass as for a phone in a pocket: each timer that came due runs once, in the order of their times. */
  async pass(ms: number): Promise<void> {
    this.now += ms
    const due = [...this.#timers]
      .filter(({ at, of }) => at <= this.now && !of.isFrozen)
      .sort((a, b) => a.at - b.at || a.order - b.order)
    for (const timer of due) {
      if (!this.#timers.delete(timer) || !timer.of.isAlive) continue
      timer.run()
      await settle()
    }
  }
}
