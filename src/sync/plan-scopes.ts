import type { ScopeMessage, SyncResponse } from '#domain/sync/protocol.ts'
import type { Holdings } from '#storage/holdings.ts'
import type { ScopeRow } from '#storage/stored.ts'

export interface ScopePlan {
  /** Every scope that is granted now. */
  readonly scopes: ReadonlyMap<string, ScopeRow>
  /** Scopes whose rows arrive, with the stamp that they get: a sweep's number, or null outside of one. */
  readonly stamps: ReadonlyMap<string, number | null>
  /** Sweeps that end with this response: what does not bear the stamp goes (D6). */
  readonly ended: ReadonlyMap<string, number>
}

/** What a response does to the scopes. A scope that it does not list is no longer granted (D5). */
export function planScopes(
  holdings: Holdings,
  response: SyncResponse,
  want: readonly string[] | null,
): ScopePlan {
  const newHistory = holdings.state.epoch !== null && holdings.state.epoch !== response.epoch
  const scopes = new Map<string, ScopeRow>()
  const stamps = new Map<string, number | null>()
  const ended = new Map<string, number>()
  for (const [id, message] of Object.entries(response.scopes)) {
    const before = holdings.scopes.get(id) ?? unknown(id, message)
    if (want && !want.includes(id)) {
      scopes.set(id, { ...(newHistory ? withoutCursor(before) : before), role: message.role })
      continue
    }
    // The number of the commit to come: no sweep before had it.
    const begins = message.reset || before.cursor === null
    const stamp = begins ? holdings.state.version + 1 : before.sweep
    const ends = !message.more && stamp !== null
    stamps.set(id, stamp)
    if (ends) ended.set(id, stamp)
    scopes.set(id, {
      ...before,
      role: message.role,
      cursor: message.cursor,
      sweep: ends ? null : stamp,
      ...(begins && { sweepAt: response.now }),
      // [R1] A server of another history that sends no reset is asked for one.
      askReset: !begins && (before.askReset || newHistory),
      mismatch: false,
    })
  }
  return { scopes, stamps, ended }
}

/** [R1] A cursor of another history proves nothing in this one: the scope is swept when it is wanted again. */
export const withoutCursor = (scope: ScopeRow): ScopeRow => ({ ...scope, cursor: null, askReset: false })

const unknown = (id: string, { role }: ScopeMessage): ScopeRow => ({
  id,
  role,
  cursor: null,
  sweep: null,
  askReset: false,
  lastResetAt: null,
  mismatch: false,
})
