import type { Scheduler, Timer } from '#storage/scheduler.ts'

export interface PaceWorld {
  readonly scheduler: Scheduler
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
}

const POLL_MS = 5 * 60_000
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 5 * 60_000

/** When the next exchange begins by itself: soon after a save or a poke, later and later after failures. */
export class Pace {
  readonly #world: PaceWorld
  readonly #run: () => void
  #next: { readonly timer: Timer; readonly soonMs: number } | null = null
  #failures = 0
  #stopped = false

  constructor(world: PaceWorld, run: () => void) {
    this.#world = world
    this.#run = run
  }

  /** There is something to exchange. After a failure the next try keeps its time. */
  soon(ms: number): void {
    if (this.#failures > 0 && this.#next) return
    if (this.#next && this.#next.soonMs <= ms) return
    this.#at(ms, ms)
  }

  /** The line or the screen came back: what failed before says nothing any more. */
  wake(): void {
    this.#failures = 0
    const ms = this.#jitter(1_000)
    this.#at(ms, ms)
  }

  succeeded(): void {
    this.#failures = 0
    this.#at(this.#jitter(POLL_MS))
  }

  /** @param retryAfterMs the time the server named, if it did */
  failed(retryAfterMs = 0): void {
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++)
    this.#at(Math.max(retryAfterMs, this.#jitter(wait)))
  }

  /** No exchange by itself until `wake`. */
  rest(): void {
    if (this.#next) this.#world.scheduler.clear(this.#next.timer)
    this.#next = null
  }

  stop(): void {
    this.#stopped = true
    this.rest()
  }

  #at(ms: number, soonMs = Infinity): void {
    this.rest()
    if (this.#stopped) return
    const timer = this.#world.scheduler.setTimer(() => {
      this.#next = null
      this.#run()
    }, ms)
    this.#next = { timer, soonMs }
  }

  /** Between half and all of it, so that a street of phones does not come at once. */
  #jitter(ms: number): number {
    const [byte = 0] = this.#world.random(new Uint8Array(1))
    return Math.round(ms * (0.5 + byte / 512))
  }
}
