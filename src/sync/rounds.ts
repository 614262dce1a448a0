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
  /** Of photos alone: a line too bad for them must not keep text waiting (B1). */
  readonly photoPace: Pace
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
    const { photos } = this.#parts
    if (!photos || this.#uploading || this.#stopped) return
    this.#uploading = this.#bring(photos).finally(() => (this.#uploading = null))
  }

  async #bring(photos: DevicePhotos): Promise<void> {
    const { photoPace } = this.#parts
    const before = photos.progress
    try {
      await photos.upload(() => !this.#stopped)
      photoPace.succeeded()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (this.#stopped) return
      const phase = phaseAfter(error.code)
      // The next exchange that succeeds brings them along.
      if (phase === 'stopped' || phase === 'signInNeeded') photoPace.rest()
      else if (photos.progress > before) photoPace.wake()
      else photoPace.failed(Number(error.details.retryAfterMs ?? 0))
    }
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
