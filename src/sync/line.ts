import type { Holdings } from '#storage/holdings.ts'
import type { SyncStatus } from './device.ts'
import { type LineState, statusOf } from './status.ts'

/** The status, and who wants to hear of it. */
export class Line {
  readonly #holdings: Holdings
  readonly #listeners = new Set<(status: SyncStatus) => void>()
  #state: LineState = { phase: 'idle', problem: null, persisted: null }
  #status: SyncStatus

  constructor(holdings: Holdings) {
    this.#holdings = holdings
    this.#status = statusOf(holdings, this.#state)
  }

  get status(): SyncStatus {
    return this.#status
  }

  onStatus(listener: (status: SyncStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(part: Partial<LineState>): void {
    this.#state = { ...this.#state, ...part }
    this.refresh()
  }

  /** Counts again; tells only what differs. */
  refresh(): void {
    const next = statusOf(this.#holdings, this.#state)
    const keys = Object.keys(next) as (keyof SyncStatus)[]
    if (keys.every((key) => next[key] === this.#status[key])) return
    this.#status = next
    for (const listener of this.#listeners) listener(next)
  }
}
