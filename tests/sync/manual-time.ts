import type { Scheduler, Timer } from '#storage/scheduler.ts'

/** Time that stands still until a test lets it pass. */
export class ManualTime implements Scheduler {
  now: number
  readonly #timers = new Map<object, { at: number; run: () => void }>()

  constructor(now = Date.UTC(2026, 0, 5, 1)) {
    this.now = now
  }

  readonly clock = (): number => this.now

  setTimer(run: () => void, ms: number): Timer {
    const timer = {}
    this.#timers.set(timer, { at: this.now + ms, run })
    return timer
  }

  clear(timer: Timer): void {
    this.#timers.delete(timer as object)
  }

  /** How long until each timer that is set, soonest first. */
  get waiting(): number[] {
    return [...this.#timers.values()].map(({ at }) => at - this.now).sort((a, b) => a - b)
  }

  /** Lets time pass, timer by timer, each with what follows from it. */
  async pass(ms: number): Promise<void> {
    await settle()
    const end = this.now + ms
    for (;;) {
      const next = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0]
      if (!next) break
      this.#timers.delete(next[0])
      this.now = Math.max(this.now, next[1].at)
      next[1].run()
      await settle()
    }
    this.now = end
    await settle()
  }
}

/** Real turns of the event loop, in which databases and promises get on with what has begun. */
export async function settle(turns = 60): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}
