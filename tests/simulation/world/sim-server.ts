import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '#domain/access/role.ts'
import { newId } from '#domain/record/new-id.ts'
import { Problem } from '#domain/problem.ts'
import { createEvents } from '#server/services/server-events.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import { exchange } from '#server/services/sync/exchange.ts'
import { howFar } from '#server/services/photos/how-far.ts'
import { type PhotoPart, receivePhoto } from '#server/services/photos/receive-photo.ts'
import type { Store, Tables } from '#server/storage/store.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { Seeded } from '../../sync/seeded.ts'
import { type MemoryPhotos, memoryPhotos } from './memory-photos.ts'

type GrantedRole = Exclude<Role, 'server'>

/** Looks on while the server writes; what it throws would be swallowed, so it notes. */
export type Watch = (tables: Tables) => Tables

/** A server that dies before its commit: everything of the request is undone, and nobody hears an answer. */
class Died extends Error {}

export interface Backup {
  readonly database: Buffer
  readonly photos: MemoryPhotos
}

/** The real server's services over a real database in memory; only the wire is missing. */
export class SimServer {
  context: ServerContext
  photos: MemoryPhotos = memoryPhotos()
  #dies = false
  readonly #watch: Watch
  readonly #folder = mkdtempSync(join(tmpdir(), 'gridwalk-sim-'))
  #files = 0

  constructor(clock: () => number, seed: number, watch: Watch, onError: (error: unknown) => void) {
    const log = {
      debug() {},
      info() {},
      warn() {},
      error: (fields: object) => onError((fields as { err?: unknown }).err ?? fields),
    }
    const random = new Seeded(seed).bytes
    this.#watch = watch
    const store = openSqliteStore({ file: ':memory:', synchronous: 'OFF' })
    this.context = { store: this.#watched(store), clock, random, log, events: createEvents() }
  }

  #watched(store: Store): Store {
    return {
      ...store,
      write: (work) =>
        store.write(async (tables) => {
          const result = await work(this.#watch(tables))
          if (this.#dies) throw new Died()
          return result
        }),
    }
  }

  /**
   * One request as text, answered as text.
   * @param dies in the last moment before the commit
   * @throws Problem as the wire would tell it
   */
  async answer(user: string, text: string, dies = false): Promise<string> {
    let body: { device?: unknown }
    try {
      body = JSON.parse(text) as typeof body
    } catch {
      throw new Problem('badRequest')
    }
    try {
      this.#dies = dies
      return JSON.stringify(await exchange(this.context, { user, device: String(body.device) }, body))
    } catch (error) {
      if (error instanceof Died) throw new Problem('offline')
      throw error
    } finally {
      this.#dies = false
    }
  }

  async photoStanding(user: string, sha256: string): Promise<{ offset: number; whole: boolean }> {
    try {
      const { offset, size } = await howFar(this.context, this.photos, { sha256, user })
      return { offset, whole: size !== null }
    } catch (error) {
      if (error instanceof Problem && error.code === 'notFound') return { offset: 0, whole: false }
      throw error
    }
  }

  receive(part: PhotoPart): Promise<number> {
    return receivePhoto(this.context, this.photos, part)
  }

  write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.context.store.write(work)
  }

  grant(user: string, scope: string, role: GrantedRole): Promise<void> {
    return this.write(({ grants }) => grants.give({ user, scope, role }))
  }

  takeGrant(user: string, scope: string): Promise<void> {
    return this.write(({ grants }) => grants.take(user, scope))
  }

  newEpoch(): Promise<void> {
    return this.write(({ meta }) => meta.set('epoch', newId('e', this.context.random)))
  }

  /** The database as a file, for looking at it with nothing of ours between. */
  async copy<T>(look: (file: string) => T): Promise<T> {
    const file = join(this.#folder, `copy-${this.#files++}.sqlite`)
    await this.context.store.copyTo(file)
    try {
      return look(file)
    } finally {
      rmSync(file)
    }
  }

  /** What an operator keeps of a night. */
  async backup(): Promise<Backup> {
    return { database: await this.copy((file) => readFileSync(file)), photos: this.photos.copy() }
  }

  async restore({ database, photos }: Backup): Promise<void> {
    this.photos = photos
    await this.context.store.close()
    const file = join(this.#folder, `restored-${this.#files++}.sqlite`)
    writeFileSync(file, database)
    const store = openSqliteStore({ file, synchronous: 'OFF' })
    this.context = { ...this.context, store: this.#watched(store) }
  }

  async close(): Promise<void> {
    await this.context.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
