import { Problem } from '#domain/problem.ts'
import type { NotebookDatabase } from '#storage/database.ts'
import { readPhotoMentions } from '#storage/photo-mentions.ts'
import { type Picture, PhotoStore, type StoredPhoto } from '#storage/photo-store.ts'
import type { StorageWorld } from '#storage/storage-world.ts'
import { isDelivered, PhotoQueue } from './photo-queue.ts'
import { forgetOld, freeable, makeRoom, type PhotoRoomWorld, withRoom } from './photo-room.ts'
import type { PhotoLine } from './upload-photo.ts'

/** What photos need of the world. */
export interface PhotoWorld {
  readonly line: PhotoLine
  /** Scales a picture and writes it anew, which also takes out where and with what it was taken. */
  readonly encode: (source: Blob) => Promise<Picture & { readonly thumb?: Picture }>
  readonly sha256: (bytes: ArrayBuffer) => Promise<string>
  /** Bytes that the browser still grants; null when it does not say. */
  readonly spaceLeft: () => Promise<number | null>
}

export interface PhotosStatus {
  readonly waiting: number
  readonly bytes: number
  readonly refused: number
  /** SHA-256 of those that wait or were refused. */
  readonly held: readonly string[]
  /** The one on its way: bytes that have arrived, and all it has. */
  readonly sending: { readonly sent: number; readonly of: number } | null
}

/** Where the photos of a record are, in numbers that add up to `of`. */
export interface PhotoDelivery {
  readonly of: number
  /** The server has every byte, by its own word. */
  readonly delivered: number
  /** Still only on this device. */
  readonly waiting: number
  /** The server will not have it. */
  readonly refused: number
  /** Neither here nor at the server. */
  readonly missing: number
  /** Not here, and the server could not be asked. */
  readonly unknown: number
}

/** The large pictures on this device, in bytes. */
export interface PhotosKept {
  readonly count: number
  readonly bytes: number
  /** What may go: the server has it, and nothing that is open shows it (B3). */
  readonly freeable: { readonly count: number; readonly bytes: number }
}

/** A person's photos on this device. Records never wait for them (B1). */
export interface Photos {
  /**
   * Scales, names and keeps a picture; resolves with its SHA-256 when it is durably here, and puts it in line.
   * One after the other, however many are asked for: a small phone has no memory for many large pictures.
   * @throws Problem storageFull long before text would be refused (B4), photoUndecodable when it is no picture
   */
  add(source: Blob): Promise<string>
  /** Undefined when the bytes are only at the server: `GET /api/blobs/<sha256>`. */
  read(sha256: string): Promise<StoredPhoto | undefined>
  /** The small one, which stays longer; else the large one. */
  readSmall(sha256: string): Promise<Picture | undefined>
  /** For a picture taken by mistake: forgets it, unless something that was saved refers to it. */
  discard(sha256: string): Promise<boolean>
  status(): Promise<PhotosStatus>
  delivery(sha256s: readonly string[]): Promise<PhotoDelivery>
  kept(): Promise<PhotosKept>
  /** Forgets the large pictures of what is freeable now; true when there were any. */
  freeDelivered(): Promise<boolean>
}

/** Text needs a thousandth of this; the last of the disk is for it. */
const KEPT_FOR_TEXT = 30_000_000
const MOST_ROOMS = 3

interface Parts {
  readonly database: NotebookDatabase
  readonly world: Pick<StorageWorld, 'clock' | 'scheduler'>
  readonly photoWorld: PhotoWorld
  /** The server's history as this device knows it. */
  readonly epoch: () => string | null
  /** Milliseconds by the server's clock, as of the last complete exchange. */
  readonly serverTime: () => number
  readonly onAdded: () => void
}

export class DevicePhotos implements Photos {
  readonly #store: PhotoStore
  readonly #world: PhotoWorld
  readonly #room: PhotoRoomWorld
  readonly #queue: PhotoQueue
  readonly #onAdded: () => void
  /** Photos of others have no row here; what the server once said of them stays true for this life of the page. */
  readonly #known = new Set<string>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor({ database, world, photoWorld, epoch, serverTime, onAdded }: Parts) {
    this.#store = new PhotoStore(database, world)
    this.#world = photoWorld
    const { line, sha256 } = photoWorld
    const { clock } = world
    this.#room = { database, store: this.#store, line, serverTime, epoch }
    this.#queue = new PhotoQueue({ store: this.#store, line, sha256, clock, serverTime, epoch })
    this.#onAdded = onAdded
  }

  add(source: Blob): Promise<string> {
    const work = () => this.#add(source)
    const turn = this.#turn.then(work, work)
    this.#turn = turn
    return turn
  }

  async #add(source: Blob): Promise<string> {
    const { encode, sha256: nameOf } = this.#world
    await this.#leaveRoomForText()
    const { bytes, mime, thumb } = await encode(source)
    const sha256 = await nameOf(bytes)
    await withRoom(this.#room, () => this.#store.put({ sha256, mime, bytes }, thumb ?? null))
    this.#onAdded()
    return sha256
  }

  /** [B4] @throws Problem storageFull */
  async #leaveRoomForText(): Promise<void> {
    for (let tries = 0; ; tries++) {
      const left = await this.#world.spaceLeft()
      if (left === null || left >= KEPT_FOR_TEXT) return
      // What a browser says it grants may come late; all that is delivered must not go for that.
      const made = tries < MOST_ROOMS && (await makeRoom(this.#room))
      if (!made) throw new Problem('storageFull', { left })
    }
  }

  read(sha256: string): Promise<StoredPhoto | undefined> {
    return this.#store.get(sha256)
  }

  async readSmall(sha256: string): Promise<Picture | undefined> {
    return (await this.#store.thumb(sha256)) ?? this.#store.get(sha256)
  }

  async discard(sha256: string): Promise<boolean> {
    const { acked, open } = await readPhotoMentions(this.#room.database)
    if (acked.has(sha256) || open.has(sha256)) return false
    await this.#store.remove([sha256])
    return true
  }

  async status(): Promise<PhotosStatus> {
    const { waiting, refused } = await this.#queue.held()
    const { sending } = this.#queue
    return {
      waiting: waiting.length,
      bytes: waiting.reduce((sum, { size }) => sum + size, 0),
      refused: refused.length,
      held: [...waiting, ...refused].map(({ sha256 }) => sha256),
      sending: sending && { sent: sending.sent, of: sending.of },
    }
  }

  async delivery(sha256s: readonly string[]): Promise<PhotoDelivery> {
    const rows = new Map((await this.#store.rowsOf(sha256s)).map((row) => [row.sha256, row]))
    const count = { delivered: 0, waiting: 0, refused: 0, missing: 0, unknown: 0 }
    for (const sha256 of sha256s) {
      const row = rows.get(sha256)
      if (!row) count[await this.#askFor(sha256)]++
      else if (isDelivered(row, this.#room.epoch())) count.delivered++
      else count[row.state === 'refused' ? 'refused' : 'waiting']++
    }
    return { of: sha256s.length, ...count }
  }

  async kept(): Promise<PhotosKept> {
    const held = await this.#store.held()
    const rows = (await this.#store.queue()).filter(({ sha256 }) => held.has(sha256))
    const sum = (all: readonly { readonly size: number }[]) => ({
      count: all.length,
      bytes: all.reduce((bytes, { size }) => bytes + size, 0),
    })
    return { ...sum(rows), freeable: sum(await freeable(this.#room)) }
  }

  freeDelivered(): Promise<boolean> {
    return makeRoom(this.#room, Number.POSITIVE_INFINITY)
  }

  async #askFor(sha256: string): Promise<'delivered' | 'missing' | 'unknown'> {
    if (this.#known.has(sha256)) return 'delivered'
    try {
      if (!(await this.#world.line.standing(sha256)).whole) return 'missing'
      this.#known.add(sha256)
      return 'delivered'
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return 'unknown'
    }
  }

  /** Grows whenever the server has got something of a photo. */
  get progress(): number {
    return this.#queue.progress
  }

  /** Brings what waits to the server, then forgets what is old. @throws Problem why something still waits */
  async upload(goOn: () => boolean): Promise<void> {
    await this.#queue.upload(goOn)
    if (goOn()) await forgetOld(this.#room)
  }

  /** Makes room for text: true when there was any to make (B3). */
  makeRoom(): Promise<boolean> {
    return makeRoom(this.#room)
  }
}
