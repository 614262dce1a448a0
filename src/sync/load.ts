import { Problem } from '#domain/problem.ts'

/** How much one request takes along, and asks for. */
export interface Load {
  /** Most characters of mutations. */
  readonly characters: number
  /** Most rows and bytes of bodies in the answer, before they are packed for the line. */
  readonly limits: { readonly rows: number; readonly bytes: number }
}

/** What a line of 20 KB a second carries in some seconds, since a page is packed to a fifteenth of this. */
const FIRST_BYTES = 2_000_000
const FIRST_CHARACTERS = 600_000
const MOST_CHARACTERS = 2_000_000

/** No row weighs less. */
const ROW_BYTES = 200

const [SMALLEST, LARGEST] = [1 / 64, 4]

/** Short enough that a line which lives for a minute brings pages forward, long enough that their number hardly counts. */
const AIM_MS = 6_000

const [LEAST_GROWTH, MOST_GROWTH] = [1.25, 8]

/** Who fails sooner has not begun to carry anything. */
const BEGUN_MS = 1_000

/** Measures the line by what it has carried, and loads it so that one request takes some seconds, good or bad. */
export class LoadOfLine {
  #size = 1
  /** Most that a page grows by; little after a cut, so that the next page is not cut off for the same reason. */
  #growth = MOST_GROWTH

  get load(): Load {
    const bytes = Math.round(FIRST_BYTES * this.#size)
    return {
      characters: Math.min(MOST_CHARACTERS, Math.round(FIRST_CHARACTERS * this.#size)),
      limits: { rows: Math.ceil(bytes / ROW_BYTES), bytes },
    }
  }

  /**
   * @param ms from the request to the whole answer, by the device's clock, so it may be anything
   * @param full there was more than the answer could take
   */
  carried(ms: number, full: boolean): void {
    const factor = AIM_MS / Math.max(1, ms)
    if (factor < 1 || full) this.#scale(Math.min(this.#growth, factor))
    if (full) this.#growth = Math.min(MOST_GROWTH, this.#growth * LEAST_GROWTH)
  }

  /** An exchange came to nothing; what was cut off in the middle is asked for in smaller parts. */
  failed(ms: number, error: unknown): void {
    const isLine = error instanceof Problem && error.code === 'offline'
    if (!isLine || (ms < BEGUN_MS && error.details.cutOff !== true)) return
    this.#scale(1 / 4)
    this.#growth = LEAST_GROWTH
  }

  #scale(factor: number): void {
    this.#size = Math.min(LARGEST, Math.max(SMALLEST, this.#size * Math.max(1 / 8, factor)))
  }
}
