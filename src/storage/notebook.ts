import type { Change, Committed } from './change.ts'
import { Stale } from './check-state.ts'
import { commit, type Expected } from './commit.ts'
import { NotebookDatabase } from './database.ts'
import { firstState } from './first-state.ts'
import { Holdings } from './holdings.ts'
import { newsOf } from './news-of.ts'
import { readNews, type ReadNews } from './read-news.ts'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import type { StateRow } from './stored.ts'
import { withinLimit } from './within-limit.ts'

/** Computes from memory what to write; null for nothing. Called again when memory was behind the disk. */
export type Plan = (holdings: Holdings) => Change | null | Promise<Change | null>

/**
 * Two tabs that write at once take turns. One that brings in page after page can win many in a row, and what a person
 * saves in the other must not fail for that; this many mean that something is wrong.
 */
const TURNS = 500

/** One person's records on this device: the disk, the memory, and the only way to change either. */
export class Notebook {
  readonly holdings: Holdings
  readonly database: NotebookDatabase
  readonly #world: StorageWorld
  readonly #listeners = new Set<() => void>()
  #line: Promise<unknown> = Promise.resolve()

  private constructor(database: NotebookDatabase, world: StorageWorld, state: StateRow) {
    this.database = database
    this.#world = world
    this.holdings = new Holdings(state)
  }

  /** @throws Problem storageBlocked, storageFull, storageNewer */
  static async open(user: string, world: StorageWorld): Promise<Notebook> {
    const database = new NotebookDatabase(user, world)
    try {
      const state = await withinLimit(
        database.meta.get('state').then((known) => known ?? firstState(database, world)),
        world.scheduler,
      )
      const notebook = new Notebook(database, world, state)
      await notebook.#inTurn(() => notebook.#readOn())
      return notebook
    } catch (error) {
      database.close()
      throw asStorageProblem(error)
    }
  }

  /**
   * Commits what the plan says and then takes it into memory; resolves with what was committed.
   * @param expected for a response: the generation of its request (D3)
   * @throws Superseded, Problem storageFull, storageBlocked, storageNewer
   */
  change(plan: Plan, expected: Omit<Expected, 'version'> = {}): Promise<Committed | null> {
    return this.#inTurn(async () => {
      for (let turn = 1; ; turn++) {
        const change = await plan(this.holdings)
        if (!change) return null
        const { version } = this.holdings.state
        try {
          const committed = await commit(
            this.database,
            change,
            { ...expected, version },
            this.#world.scheduler,
          )
          this.holdings.absorb(newsOf(this.holdings, change, committed))
          for (const listener of this.#listeners) listener()
          return committed
        } catch (error) {
          if (!(error instanceof Stale) || turn === TURNS) throw error
          await this.#readOn()
        }
      }
    })
  }

  /** Reads what other tabs have written since. True when there was anything. */
  catchUp(): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = this.holdings.state.version
      const state = await withinLimit(this.database.meta.get('state'), this.#world.scheduler).catch(
        (error: unknown) => {
          throw asStorageProblem(error)
        },
      )
      if (state?.version === before) return false
      await this.#readOn()
      return true
    })
  }

  /** Called after each commit of this tab; returns the way to stop. */
  onCommit(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    await this.#line.catch(() => {})
    this.database.close()
  }

  /** Packs that the disk has spoilt go, and their scopes are asked for anew (D7); another tab may come in between. */
  async #readOn(): Promise<void> {
    for (let turn = 1; ; turn++) {
      const { damaged, ...news } = await readNews(this.database, this.holdings, this.#world.scheduler)
      this.holdings.absorb(news)
      if (damaged.length === 0) return
      const change = withoutPacks(damaged, news.scopes)
      try {
        const { version } = news.state
        const committed = await commit(this.database, change, { version }, this.#world.scheduler)
        this.holdings.absorb(newsOf(this.holdings, change, committed))
        return
      } catch (error) {
        const isBehind = error instanceof Stale && turn < TURNS
        if (!isBehind) throw error
      }
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#line.then(work, work)
    this.#line = mine.catch(() => {})
    return mine
  }
}

function withoutPacks(spoilt: ReadNews['damaged'], scopes: ReadNews['scopes']): Change {
  const hit = new Set(spoilt.map(({ scope }) => scope))
  return {
    removePacks: spoilt.map(({ number }) => number),
    scopes: [...scopes.values()]
      .filter(({ id }) => hit.has(id))
      .map((scope) => ({ ...scope, askReset: true, mismatch: true })),
  }
}
