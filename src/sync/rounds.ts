import { Problem } from '#domain/problem.ts'
import type { SyncStatus } from './device.ts'
import type { DeviceWorld } from './device-world.ts'
import type { Exchange } from './exchange.ts'
import type { Line } from './line.ts'
import type { Pace } from './pace.ts'
import type { DevicePhotos } from './photos.ts'
import { phaseAfter } from './status.ts'
import type { Tabs } from './tabs.ts'

interface Parts {
  readonly world: Pick<DeviceWorld, 'persist'>
  readonly exchange: Exchange
  readonly line: Line
  readonly pace: Pace
  readonly tabs: Tabs
  readonly photos: DevicePhotos | null
  /** An exchange has ended well. */
  readonly onDone: () => void
}

/** One exchange at a time, and what each leaves behind: the status, the next try, the photos' turn. */
export class Rounds {
  readonly #parts: Parts
  #running: Promise<SyncStatus> | null = null
  #uploading: Promise<void> | null = null
  #stopped = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  async sync(): Promise<SyncStatus> {
    if (this.#stopped) return this.#parts.line.status
    this.#running ??= this.#exchange().finally(() => (this.#running = null))
    return this.#running
  }

  /** Records never wait for photos (B1): these go on by themselves, and fail by themselves. */
  upload(): void {
    const { photos, pace } = this.#parts
    if (!photos || this.#uploading || this.#stopped) return
    this.#uploading = photos
      .upload(() => !this.#stopped)
      .catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error
        if (!this.#stopped) pace.failed()
      })
      .finally(() => (this.#uploading = null))
  }

  stop(): void {
    this.#stopped = true
  }

  async #exchange(): Promise<SyncStatus> {
    const { world, exchange, line, pace, onDone } = this.#parts
    this.#tell({ phase: 'syncing' })
    try {
      await exchange.run(() => !this.#stopped)
      if (this.#stopped) return line.status
      this.#tell({ phase: 'idle', problem: null })
      pace.succeeded()
      onDone()
      this.upload()
      if (world.persist && line.status.persisted === null) line.set({ persisted: await world.persist() })
    } catch (error) {
      if (this.#stopped) return line.status
      if (!(error instanceof Problem)) {
        this.#tell({ phase: 'failed' })
        pace.failed()
        throw error
      }
      const phase = phaseAfter(error.code)
      this.#tell({ phase, problem: error.code })
      if (phase === 'stopped' || phase === 'signInNeeded') pace.rest()
      else pace.failed(Number(error.details.retryAfterMs ?? 0))
    }
    return line.status
  }

  #tell(part: Partial<Pick<SyncStatus, 'phase' | 'problem'>>): void {
    const { line, tabs } = this.#parts
    line.set(part)
    tabs.tell({ kind: 'line', phase: line.status.phase, problem: line.status.problem })
  }
}
