import { sameDigest } from '#domain/sync/digest.ts'
import type { SyncResponse } from '#domain/sync/protocol.ts'
import type { Change } from '#storage/change.ts'
import type { Holdings } from '#storage/holdings.ts'
import { ownDigests } from './own-digest.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Compares each scope that was pulled to its end with the server's digest (D7). A scope that differs is
 * reported, and asked for anew at most once a day.
 * @param now by this device's clock
 * @returns what to note, or null when all agree or nothing new can be done about it
 */
export function checkDigests(holdings: Holdings, { scopes: said }: SyncResponse, now: number): Change | null {
  const pulled = [...holdings.scopes.values()].filter(({ id, cursor, sweep, askReset }) => {
    const message = Object.hasOwn(said, id) ? said[id] : undefined
    return message?.digest && !message.more && message.cursor === cursor && sweep === null && !askReset
  })
  const own = ownDigests(
    holdings,
    pulled.map(({ id }) => id),
  )
  const scopes = pulled.flatMap((scope) => {
    const { count, digest } = said[scope.id]!
    const mine = own.get(scope.id)!
    if (mine.count === count && sameDigest(mine.digest, digest!)) return []
    // A clock that was set back must not stop the healing: the distance counts, whatever its sign (T1).
    const askReset = scope.lastResetAt === null || Math.abs(now - scope.lastResetAt) >= DAY_MS
    if (!askReset && scope.mismatch) return []
    return [{ ...scope, mismatch: true, askReset, lastResetAt: askReset ? now : scope.lastResetAt }]
  })
  return scopes.length ? { scopes } : null
}
