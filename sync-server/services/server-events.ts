import type { Notice, Store } from '../storage/store.ts'
import { type HeadWatch, type WatchTimes, watchHeads } from './head-watch.ts'
import type { Log } from './server-context.ts'

/** Something was committed in these scopes; `device` is the one that did it and need not be told. */
export type Poke = Notice

/** Who wants to hear that something changed. Carries no data: a listener pulls what it may see. */
export interface ServerEvents {
  poke(poke: Poke): void
  /**
   * Returns the way to stop.
   * @param scopes those it cares for, as they are when asked; for changes that nobody poked for
   */
  subscribe(listener: (poke: Poke) => void, scopes?: () => Iterable<string>): () => void
  readonly listeners: number
}

export interface SharedWorld {
  readonly store: Store
  readonly log: Log
  readonly times?: WatchTimes
}

/**
 * Events within one server process and, given the world that it shares with others, between all processes of one
 * database: by notices where the engine has them, and by looking at the heads.
 */
export function createEvents(world: SharedWorld | null = null): ServerEvents {
  const all = new Map<(poke: Poke) => void, () => Iterable<string>>()
  let leave: (() => void) | null = null
  let watch: HeadWatch | null = null

  function tell(poke: Poke): void {
    watch?.heard(poke.scopes)
    for (const listener of all.keys()) listener(poke)
  }

  const wanted = () => new Set([...all.values()].flatMap((scopes) => [...scopes()]))

  function join({ store, log, times }: SharedWorld): () => void {
    const looking = watchHeads(
      { store, log },
      wanted,
      (scopes) => {
        for (const listener of all.keys()) listener({ scopes, device: null })
      },
      times,
    )
    watch = looking
    const deaf = store.notices?.listen(tell, (is) => looking.connected(is))
    return () => {
      deaf?.()
      looking.stop()
      watch = null
    }
  }

  return {
    poke(poke) {
      if (!poke.scopes.length) return
      tell(poke)
      world?.store.notices?.send(poke)
    },
    subscribe(listener, scopes = () => []) {
      all.set(listener, scopes)
      if (world) leave ??= join(world)
      return () => {
        all.delete(listener)
        if (all.size > 0) return
        leave?.()
        leave = null
      }
    },
    get listeners() {
      return all.size
    },
  }
}
