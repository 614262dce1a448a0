import type { Scheduler, Timer } from '#storage/scheduler.ts'

export interface PaceWorld {
  readonly scheduler: Scheduler
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
}

const POLL_MS = 5 * 60_000
const WAKE_MS = 1_000
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 5 * 60_000

/** No failure is followed at once by the next try. */
const LEAST_RETRY_MS = 500

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
    const ms = this.#chance() * WAKE_MS
    this.#at(ms, ms)
  }

  succeeded(): void {
    this.#failures = 0
    this.#at(POLL_MS * (0.5 + this.#chance() / 2))
  }

  /** @param retryAfterMs the time the server named, if it did */
  failed(retryAfterMs = 0): void {
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++)
    if (retryAfterMs > 0) return this.#at(retryAfterMs + this.#chance() * FIRST_RETRY_MS)
    // Anywhere in the whole wait: phones that lost one server at one moment must not come back at one moment.
    this.#at(LEAST_RETRY_MS + this.#chance() * (wait - LEAST_RETRY_MS))
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
    }, Math.round(ms))
    this.#next = { timer, soonMs }
  }

  /** From 0 to below 1. */
  #chance(): number {
    const [high = 0, low = 0] = this.#world.random(new Uint8Array(2))
    return (high * 256 + low) / 65_536
  }
}
