import type { Store } from '../storage/store.ts'
import type { Log } from './server-context.ts'

export interface HeadWatch {
  /** Scopes that listeners have just been told of. */
  heard(scopes: readonly string[]): void
  /** Whether notices of other servers come in; then the watch looks only now and then, else every other second. */
  connected(is: boolean): void
  stop(): void
}

export interface WatchTimes {
  readonly quickMs: number
  readonly slowMs: number
}

const usual: WatchTimes = { quickMs: 2000, slowMs: 60_000 }

/**
 * Finds out by the heads of scopes what was committed elsewhere and told nobody here: by another server where there
 * are no notices, or while they did not come through. The heads are there anyway, so nothing can be missed for good.
 * @param scopes those that somebody listens for, at each look
 */
export function watchHeads(
  { store, log }: { readonly store: Store; readonly log: Log },
  scopes: () => ReadonlySet<string>,
  changed: (scopes: readonly string[]) => void,
  { quickMs, slowMs }: WatchTimes = usual,
): HeadWatch {
  let known = new Map<string, number>()
  let heard = new Set<string>()
  let isConnected = false
  /** Something may have been missed since the last look. */
  let hasGap = false
  let isOver = false
  let isLooking = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const [told, trustsNone] = [heard, hasGap]
    heard = new Set()
    hasGap = false
    const heads = await store.read(({ feed }) => feed.heads([...scopes()]))
    const news = [...heads.values()].filter(({ id, seq }) => {
      const before = known.get(id)
      return before !== undefined && seq > before && (trustsNone || !told.has(id))
    })
    known = new Map([...heads.values()].map(({ id, seq }) => [id, seq]))
    if (news.length && !isOver) changed(news.map(({ id }) => id))
  }

  function lookNow(): void {
    clearTimeout(timer)
    if (isOver || isLooking) return
    isLooking = true
    look()
      .catch((error: unknown) => {
        hasGap = true
        log.warn({ err: error }, 'the heads of scopes could not be read; tried again')
      })
      .finally(() => {
        isLooking = false
        timer = setTimeout(lookNow, isConnected && !hasGap ? slowMs : quickMs).unref()
        if (isOver) clearTimeout(timer)
      })
  }

  lookNow()
  return {
    heard(some) {
      for (const scope of some) heard.add(scope)
    },
    connected(is) {
      isConnected = is
      hasGap = true
      lookNow()
    },
    stop() {
      isOver = true
      clearTimeout(timer)
    },
  }
}
