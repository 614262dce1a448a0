import { Problem } from '#domain/problem.ts'
import type { BlobQueueRow, NotebookDatabase } from '#storage/database.ts'
import { readPhotoMentions } from '#storage/photo-mentions.ts'
import type { PhotoStore } from '#storage/photo-store.ts'
import { isDelivered } from './photo-queue.ts'
import type { PhotoLine } from './upload-photo.ts'

export interface PhotoRoomWorld {
  readonly database: NotebookDatabase
  readonly store: PhotoStore
  readonly line: PhotoLine
  /** Milliseconds by the server's clock: this device's own may have jumped by years (T1). */
  readonly serverTime: () => number
  readonly epoch: () => string | null
}

/** As long as the journal: a server restored to an earlier day gets them again (R1). */
const KEPT_MS = 45 * 86_400_000
const ROOM = 20_000_000
const AT_ONCE = 20

/**
 * Photos whose bytes may be forgotten, the oldest first: the server has them, by its receipt, and nothing refers to
 * them that is not acknowledged (B3).
 */
export async function freeable({ database, store, epoch }: PhotoRoomWorld): Promise<BlobQueueRow[]> {
  const [mentions, held] = [await readPhotoMentions(database), await store.held()]
  return (await store.queue())
    .filter((row) => held.has(row.sha256) && isDelivered(row, epoch()))
    .filter(({ sha256 }) => mentions.acked.has(sha256) && !mentions.open.has(sha256))
    .sort((a, b) => a.addedAt - b.addedAt)
}

/**
 * Forgets bytes of what is freeable, the oldest first. True when there were any.
 * @param most about so many bytes; a few megabytes when room is needed at once
 */
export async function makeRoom(world: PhotoRoomWorld, most = ROOM): Promise<boolean> {
  const { store } = world
  const rows = await freeable(world)
  const free: string[] = []
  for (let bytes = 0; rows.length && bytes < most;) {
    const { sha256, size } = rows.shift()!
    free.push(sha256)
    bytes += size
  }
  if (free.length) await store.removeBytes(free)
  return free.length > 0
}

/**
 * Forgets, some at a time, what has been at the server for 45 days and is referred to by nothing that is open. It is
 * asked once more before: what it has lost in the meantime goes out again. @throws Problem as the line
 */
export async function forgetOld({ database, store, line, serverTime, epoch }: PhotoRoomWorld): Promise<void> {
  const delivered = (await store.queue()).filter((row) => isDelivered(row, epoch()))
  const now = serverTime()
  for (const { sha256, wholeAt = 0, agesFrom } of delivered)
    if (agesFrom === undefined && now > wholeAt) await store.mark(sha256, { agesFrom: now })
  const old = delivered.filter(({ agesFrom = now }) => now - agesFrom > KEPT_MS)
  if (!old.length) return
  const [{ open }, held] = [await readPhotoMentions(database), await store.held()]
  const free = old.filter(({ sha256 }) => !open.has(sha256)).slice(0, AT_ONCE)
  for (const { sha256 } of free) {
    const isSafe = !held.has(sha256) || (await line.standing(sha256)).whole
    if (isSafe) await store.remove([sha256])
    else await store.mark(sha256, { state: 'waiting' })
  }
}

/** Runs a write of photos; on a full disk once more, after making room. */
export async function withRoom(world: PhotoRoomWorld, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'storageFull' || !(await makeRoom(world))) throw error
    await write()
  }
}
