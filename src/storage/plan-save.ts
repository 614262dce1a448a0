import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import { SCHEMA } from '#domain/sync/protocol.ts'
import type { Change } from './change.ts'
import type { Holdings } from './holdings.ts'
import { seenVersion } from './seen-version.ts'
import { mutationOf, type Payload } from './stored.ts'

export interface SaveContext {
  readonly user: string
  /** One for each intent. */
  readonly uids: readonly string[]
  /** Milliseconds by this device's clock, as it is (T1). */
  readonly at: number
  readonly removeDraft?: string
}

/**
 * A save: one row for each record, one outbox row for each intent (D1). Its cost does not grow with what the
 * device holds. Nothing is refused here: what the server cannot take becomes a review.
 */
export function planSave(holdings: Holdings, intents: readonly Intent[], context: SaveContext): Change {
  const { user, uids, at, removeDraft } = context
  const payloads = intents.map((intent, i): Payload => ({ ...intent, uid: uids[i]!, at, schema: SCHEMA }))
  const roleIn = (scope: string) => holdings.roleIn(scope)
  const rows = [...new Set(payloads.map(({ record }) => record))].map((id) => {
    const held = holdings.held.get(id)
    const added = payloads.filter(({ record }) => record === id)
    const waiting = holdings.pendingOf(id).map(mutationOf)
    const pending = [...waiting, ...added.map((payload) => ({ ...payload, ordinal: 0 }) as Mutation)]
    const server = held?.server ?? null
    const seen = seenVersion(server, pending, { user, roleIn })
    return { id, server, seen, pending: pending.map(({ uid }) => uid), sweep: held?.sweep ?? null }
  })
  return {
    rows,
    enqueue: payloads.map((payload) => ({ state: 'new', payload, outcome: null, ackedAt: null })),
    ...(removeDraft === undefined ? {} : { removeDraft }),
  }
}
