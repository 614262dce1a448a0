import { expiredJournal } from '#storage/journal.ts'
import type { Notebook } from '#storage/notebook.ts'
import { planPacking } from '#storage/plan-packing.ts'
import type { PackingSizes } from '#storage/pack-text.ts'
import type { Timer } from '#storage/scheduler.ts'
import type { StorageWorld } from '#storage/storage-world.ts'

type TidyWorld = Pick<StorageWorld, 'scheduler' | 'packing'>

const IDLE_MS = 3_000
const BETWEEN_STEPS_MS = 200

/** Packs rows and forgets the oldest journal in idle time, one small step after the other. */
export class Tidy {
  readonly #notebook: Notebook
  readonly #scheduler: TidyWorld['scheduler']
  readonly #sizes: PackingSizes | undefined
  readonly #fail: (error: unknown) => void
  #timer: Timer | null = null
  #stopped = false

  constructor(notebook: Notebook, { scheduler, packing }: TidyWorld, fail: (error: unknown) => void) {
    this.#notebook = notebook
    this.#scheduler = scheduler
    this.#sizes = packing
    this.#fail = fail
  }

  soon(ms = IDLE_MS): void {
    if (this.#timer !== null || this.#stopped) return
    this.#timer = this.#scheduler.setTimer(() => {
      this.#timer = null
      this.#step().then(
        (more) => more && this.soon(BETWEEN_STEPS_MS),
        (error: unknown) => this.#stopped || this.#fail(error),
      )
    }, ms)
  }

  stop(): void {
    this.#stopped = true
    if (this.#timer !== null) this.#scheduler.clear(this.#timer)
  }

  async #step(): Promise<boolean> {
    const { holdings, database } = this.#notebook
    if (await this.#notebook.change((held) => planPacking(held, this.#sizes))) return true
    const { lastCompleteAt } = holdings.state
    const expired = lastCompleteAt === null ? [] : await expiredJournal(database, lastCompleteAt)
    if (expired.length) await this.#notebook.change(() => ({ forgetJournal: expired }))
    return expired.length > 0
  }
}
