import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { BlobQueueRow } from '#storage/database.ts'
import type { PhotoStore, StoredPhoto } from '#storage/photo-store.ts'
import { PartSize } from './part-size.ts'
import { type PhotoLine, uploadPhoto } from './upload-photo.ts'

export interface PhotoQueueWorld {
  readonly store: PhotoStore
  readonly line: PhotoLine
  readonly sha256: (bytes: ArrayBuffer) => Promise<string>
  readonly clock: () => number
  /** Milliseconds by the server's clock, as of the last complete exchange. */
  readonly serverTime: () => number
  /** The server's history as this device knows it. */
  readonly epoch: () => string | null
}

export interface Sending {
  readonly sha256: string
  readonly sent: number
  readonly of: number
}

/** Nothing else would get through either. */
const lineIsGone: ReadonlySet<ProblemCode> = new Set([
  'offline',
  'signInNeeded',
  'deviceRevoked',
  'tooManyRequests',
  'serverBusy',
  'storageBlocked',
  'storageNewer',
])
/** This photo will never be taken; its bytes stay for the person. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  'photoRefused',
  'photoMetadata',
  'photoTooLarge',
  'tooLarge',
])
const DAMAGED_TRIES = 3
/** So many that fail one after the other: it is not the photos. */
const MOST_SKIPPED = 3

/** Whether a receipt is of the server as it is now, and not of one that was restored since (R1). */
export const isDelivered = ({ state, epoch }: BlobQueueRow, now: string | null): boolean =>
  state === 'whole' && (now === null || epoch === now)

/** Brings photos to the server, one after the other; none stands in the way of another. */
export class PhotoQueue {
  readonly #world: PhotoQueueWorld
  readonly #partSize = new PartSize()
  /** How far each was when it was last heard of. */
  readonly #arrived = new Map<string, number>()
  #sending: Sending | null = null
  #progress = 0

  constructor(world: PhotoQueueWorld) {
    this.#world = world
  }

  get sending(): Sending | null {
    return this.#sending
  }

  /** Grows whenever the server has got something. */
  get progress(): number {
    return this.#progress
  }

  /** What waits, oldest first, after a restore of the server also what it had before; and what was refused. */
  async held(): Promise<{
    readonly waiting: readonly BlobQueueRow[]
    readonly refused: readonly BlobQueueRow[]
  }> {
    const { store, epoch } = this.#world
    const rows = (await store.queue()).filter((row) => !isDelivered(row, epoch()))
    rows.sort((a, b) => a.addedAt - b.addedAt)
    return {
      waiting: rows.filter(({ state }) => state !== 'refused'),
      refused: rows.filter(({ state }) => state === 'refused'),
    }
  }

  /** @throws Problem why something still waits; what is refused is marked and is no failure */
  async upload(goOn: () => boolean): Promise<void> {
    const skipped = new Map<string, Problem>()
    while (goOn()) {
      // Asked anew each time: one that was added meanwhile comes along.
      const { waiting } = await this.held()
      const next = waiting.find(({ sha256 }) => !skipped.has(sha256))
      if (!next) break
      try {
        if (!(await this.#bring(next, goOn))) return
      } catch (error) {
        if (!(error instanceof Problem) || lineIsGone.has(error.code)) throw error
        skipped.set(next.sha256, error)
        if (skipped.size >= MOST_SKIPPED) break
      } finally {
        this.#sending = null
      }
    }
    const [first] = skipped.values()
    if (first) throw first
  }

  /** False when it was told to stop. */
  async #bring({ sha256, state }: BlobQueueRow, goOn: () => boolean): Promise<boolean> {
    const { store, serverTime, epoch } = this.#world
    const photo = await store.get(sha256)
    if (!photo) {
      // [R1] What the server had before and this device has no more, another device or the backup must have.
      if (state === 'whole') await store.remove([sha256])
      else await store.mark(sha256, { state: 'refused' })
      return true
    }
    const history = epoch()
    try {
      if (!(await this.#send(photo, goOn))) return false
    } catch (error) {
      if (!(error instanceof Problem) || !refusals.has(error.code)) throw error
      await store.mark(sha256, { state: 'refused' })
      return true
    }
    await store.mark(sha256, { state: 'whole', wholeAt: serverTime(), epoch: history, agesFrom: undefined })
    this.#arrived.delete(sha256)
    this.#progress++
    return true
  }

  async #send(photo: StoredPhoto, goOn: () => boolean): Promise<boolean> {
    const { line, clock } = this.#world
    const onProgress = (sent: number) => {
      if (sent > (this.#arrived.get(photo.sha256) ?? 0)) this.#progress++
      this.#arrived.set(photo.sha256, sent)
      this.#sending = { sha256: photo.sha256, sent, of: photo.bytes.byteLength }
    }
    const world = { line, clock, partSize: this.#partSize, goOn, onProgress }
    for (let tries = 1; ; tries++) {
      try {
        if (!(await uploadPhoto(world, photo))) return false
        break
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'photoDamaged') throw error
        await this.#checkOwn(photo)
        // [B2] It was bent on its way: from the beginning, and another day if that goes on.
        if (tries >= DAMAGED_TRIES) throw error
      }
    }
    await this.#sendThumb(photo)
    return true
  }

  /** @throws Problem photoRefused when these are not the bytes any more that were kept */
  async #checkOwn({ sha256, bytes }: StoredPhoto): Promise<void> {
    if ((await this.#world.sha256(bytes)) !== sha256) throw new Problem('photoRefused', { reason: 'disk' })
  }

  /** A convenience for others: without it they load the large one. */
  async #sendThumb({ sha256 }: StoredPhoto): Promise<void> {
    const { store, line } = this.#world
    const thumb = await store.thumb(sha256)
    if (!thumb) return
    try {
      await line.putThumb(sha256, thumb)
    } catch (error) {
      if (!(error instanceof Problem) || lineIsGone.has(error.code)) throw error
    }
  }
}
