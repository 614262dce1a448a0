const LEAST = 8 * 1024
const FIRST = 64 * 1024
const MOST = 512 * 1024

/** A part that takes longer has a better chance as two; one that takes less is worth doubling. */
const SLOW_MS = 8_000
const QUICK_MS = 1_500

/** How much of a photo goes out at once: little on a line that breaks, much on one that holds. */
export class PartSize {
  #bytes = FIRST

  get bytes(): number {
    return this.#bytes
  }

  get isLeast(): boolean {
    return this.#bytes === LEAST
  }

  arrived(ms: number): void {
    if (ms > SLOW_MS) this.broke()
    else if (ms < QUICK_MS) this.#bytes = Math.min(MOST, this.#bytes * 2)
  }

  broke(): void {
    this.#bytes = Math.max(LEAST, this.#bytes / 2)
  }
}
