import { Problem } from '#domain/problem.ts'
import type { NotebookDatabase } from '#storage/database.ts'
import { PhotoStore, type StoredPhoto } from '#storage/photo-store.ts'
import type { StorageWorld } from '#storage/storage-world.ts'
import { uploadPhoto, type PhotoLine } from './upload-photo.ts'

/** What photos need of the world. */
export interface PhotoWorld {
  readonly line: PhotoLine
  /** Scales a picture and writes it anew, which also takes out where and with what it was taken. */
  readonly encode: (source: Blob) => Promise<{ readonly bytes: ArrayBuffer; readonly mime: string }>
  readonly sha256: (bytes: ArrayBuffer) => Promise<string>
  /** Bytes that the browser still grants; null when it does not say. */
  readonly spaceLeft: () => Promise<number | null>
}

export interface PhotosStatus {
  readonly waiting: number
  readonly bytes: number
  readonly refused: number
}

/** A person's photos on this device. Records never wait for them (B1). */
export interface Photos {
  /**
   * Scales, names and keeps a picture; resolves with its SHA-256 when it is durably here, and puts it in line.
   * @throws Problem storageFull long before text would be refused (B4), photoRefused when it is no picture
   */
  add(source: Blob): Promise<string>
  /** Undefined when the bytes are only at the server: `GET /api/blobs/<sha256>`. */
  read(sha256: string): Promise<StoredPhoto | undefined>
  /** For a picture taken by mistake: forgets it, unless something that was saved refers to it. */
  discard(sha256: string): Promise<boolean>
  status(): Promise<PhotosStatus>
}

/** Text needs a thousandth of this; the last of the disk is for it. */
const KEPT_FOR_TEXT = 30_000_000

export class DevicePhotos implements Photos {
  readonly #store: PhotoStore
  readonly #database: NotebookDatabase
  readonly #world: PhotoWorld
  readonly #onAdded: () => void

  constructor(
    database: NotebookDatabase,
    world: Pick<StorageWorld, 'clock' | 'scheduler'>,
    photoWorld: PhotoWorld,
    onAdded: () => void,
  ) {
    this.#store = new PhotoStore(database, world)
    this.#database = database
    this.#world = photoWorld
    this.#onAdded = onAdded
  }

  async add(source: Blob): Promise<string> {
    const left = await this.#world.spaceLeft()
    if (left !== null && left < KEPT_FOR_TEXT) throw new Problem('storageFull', { left }) // [B4]
    const { bytes, mime } = await this.#world.encode(source)
    const sha256 = await this.#world.sha256(bytes)
    await this.#store.put({ sha256, mime, bytes })
    this.#onAdded()
    return sha256
  }

  read(sha256: string): Promise<StoredPhoto | undefined> {
    return this.#store.get(sha256)
  }

  async discard(sha256: string): Promise<boolean> {
    const mentions = await this.#mentions(sha256)
    if (mentions.length) return false
    await this.#store.remove([sha256])
    return true
  }

  async status(): Promise<PhotosStatus> {
    const queue = await this.#store.queue()
    const waiting = queue.filter(({ state }) => state === 'waiting')
    return {
      waiting: waiting.length,
      bytes: waiting.reduce((sum, { size }) => sum + size, 0),
      refused: queue.filter(({ state }) => state === 'refused').length,
    }
  }

  /**
   * Brings what waits to the server, oldest first.
   * @throws Problem as the line; what is refused is marked and does not stop those behind it
   */
  async upload(goOn: () => boolean): Promise<void> {
    while (goOn()) {
      // Asked anew each time: one that was added meanwhile comes along.
      const waiting = (await this.#store.queue()).filter(({ state }) => state === 'waiting')
      const next = waiting.sort((a, b) => a.addedAt - b.addedAt)[0]
      if (!next) return
      const photo = await this.#store.get(next.sha256)
      // Without its bytes there is nothing to bring; the person is told, and the others go on.
      const end = photo ? await this.#uploadOne(photo, goOn) : 'refused'
      if (end) await this.#store.mark(next.sha256, end)
    }
  }

  async #uploadOne(photo: StoredPhoto, goOn: () => boolean): Promise<'whole' | 'refused' | null> {
    try {
      return (await uploadPhoto(this.#world.line, photo, goOn)) ? 'whole' : null
    } catch (error) {
      if (error instanceof Problem && refusals.has(error.code)) return 'refused'
      throw error
    }
  }

  /** Makes room: forgets the bytes that the server has and that nothing unsent refers to (B3). True when there were any. */
  async makeRoom(): Promise<boolean> {
    const whole = (await this.#store.queue()).filter(({ state }) => state === 'whole')
    const free: string[] = []
    for (const { sha256 } of whole) {
      const mentions = await this.#mentions(sha256)
      if (mentions.length && mentions.every(({ state }) => state === 'acked')) free.push(sha256)
    }
    if (free.length) await this.#store.remove(free)
    return free.length > 0
  }

  async #mentions(sha256: string) {
    const all = await this.#database.outbox.toArray()
    return all.filter(({ payload }) => JSON.stringify(payload).includes(sha256))
  }
}

const refusals: ReadonlySet<string> = new Set(['photoRefused', 'tooLarge'])
