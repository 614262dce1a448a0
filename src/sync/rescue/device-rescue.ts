import { Problem } from '#domain/problem.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import { type KeptRescueKit, keptRescueKit } from '#storage/kept-rescue-kit.ts'
import { photoNamesIn } from '#storage/photo-mentions.ts'
import type { Notebook } from '#storage/notebook.ts'
import { mutationOf } from '#storage/stored.ts'
import type { DeviceWorld } from '../device-world.ts'
import type { Line } from '../line.ts'
import type { Photos } from '../photos.ts'
import { deliverCapsule, type RescueSlip } from './deliver-capsule.ts'
import { makeCapsule } from './make-capsule.ts'
import type { RescueWorld } from './rescue-world.ts'

export interface RescueContents {
  readonly records: number
  /** Mutations: a record that was written and handed in has two. */
  readonly entries: number
  readonly photos: number
  /** Of the photos; the words are small beside them. */
  readonly bytes: number
}

/** What was put into a file that was made just now. */
export interface RescueFile extends RescueContents {
  readonly file: Blob
  /** Photos whose bytes could not be read any more. */
  readonly lost: number
}

/** Unsent work as one file that any colleague can deliver, and the delivering of a colleague's. */
export interface Rescue {
  /** False until the server's key has been fetched once. */
  isReady(): Promise<boolean>
  /** What only this device holds; forms that are being filled are not part of it. */
  contents(): Promise<RescueContents>
  /** When a file was last made here; milliseconds by this device's clock, null before the first. */
  lastMadeAt(): Promise<number | null>
  /** Changes nothing of what is here (D8). @throws Problem rescueNotReady, storageBlocked */
  make(): Promise<RescueFile>
  /** @throws Problem notRescueFile, rescueDamaged, rescueOtherServer, rescueNotGenuine, offline … */
  deliver(file: Blob, onProgress?: (done: number) => void): Promise<RescueSlip>
}

const FRESH_MS = 7 * 86_400_000

interface Parts {
  readonly world: DeviceWorld
  readonly rescueWorld: RescueWorld
  readonly notebook: Notebook
  readonly photos: Photos | null
  readonly line: Line
}

export function rescueOf({ world, rescueWorld, notebook, photos, line }: Parts): Rescue {
  const { holdings, database } = notebook
  const disk = keptRescueKit(database, world)
  let kept: KeptRescueKit | undefined
  let fetching = false
  const read = async () => (kept ??= await disk.read())
  const keep = async (next: KeptRescueKit) => {
    kept = next
    await disk.write(next)
  }

  /** [X1] Fetched while all is well: when it is needed there is no line and perhaps no sign-in any more. */
  async function prepare(): Promise<void> {
    const { epoch } = holdings.state
    const now = world.clock()
    const before = await read()
    if (before && before.epoch === epoch && Math.abs(now - before.fetchedAt) < FRESH_MS) return
    const kit = await rescueWorld.line.fetchKit()
    if (kit.user !== world.user.id) return
    await keep({ kit, epoch, fetchedAt: now, madeAt: before?.madeAt ?? null })
  }

  line.onStatus(({ phase, lastCompleteAt }) => {
    if (phase !== 'idle' || lastCompleteAt === null || fetching) return
    fetching = true
    prepare()
      .catch((error: unknown) => {
        // It is asked for again after the next exchange; until then `isReady` tells.
        if (!(error instanceof Problem)) throw error
      })
      .finally(() => {
        fetching = false
      })
  })

  const unsent = () =>
    holdings.outbox.filter(({ state }) => state !== 'acked').toSorted((a, b) => a.ordinal - b.ordinal)
  const held = async () => (await photos?.status()) ?? { waiting: 0, bytes: 0, held: [] }

  /** Photos that only this device holds. Where not even their names can be read, those are lost that the words name. */
  async function photosToRescue(mutations: readonly Mutation[]) {
    const found: string[] = []
    let [bytes, lost] = [0, 0]
    const listed = await unlessBroken(held())
    if (!listed) return { names: found, bytes, lost: new Set(photoNamesIn(mutations)).size }
    for (const name of listed.held) {
      const size = (await unlessBroken(photos!.read(name)))?.bytes.byteLength
      if (size === undefined) lost++
      else {
        found.push(name)
        bytes += size
      }
    }
    return { names: found, bytes, lost }
  }

  async function make(): Promise<RescueFile> {
    const had = await read()
    if (!had) throw new Problem('rescueNotReady')
    const mutations = unsent().map(mutationOf)
    const { names, bytes, lost } = await photosToRescue(mutations)
    const madeAt = world.clock()
    const { epoch, skewMs } = holdings.state
    const file = await makeCapsule(rescueWorld.subtle, had.kit, {
      app: world.app,
      epoch,
      madeAt: madeAt + skewMs,
      skewMs,
      mutations,
      photos: names,
      readPhoto: async (name) => new Uint8Array((await photos!.read(name))!.bytes),
    })
    // Remembered here in any case; a disk that takes nothing more must not keep the file from the person.
    await unlessBroken(keep({ ...had, madeAt }))
    return { file, ...inNumbers(mutations), photos: names.length, bytes, lost }
  }

  return {
    isReady: async () => (await read()) !== undefined,
    async contents() {
      const { held: names, bytes } = await held()
      const waiting = unsent().map(mutationOf)
      return { ...inNumbers(waiting), photos: names.length, bytes }
    },
    lastMadeAt: async () => (await read())?.madeAt ?? null,
    make,
    deliver: (file, onProgress) => deliverCapsule(rescueWorld, file, onProgress),
  }
}

/** What a rescue is for: the disk may be full, broken or gone, and what is in memory is still worth saving. */
async function unlessBroken<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return undefined
  }
}

const inNumbers = (mutations: readonly Mutation[]) => ({
  records: new Set(mutations.map(({ record }) => record)).size,
  entries: mutations.length,
})
