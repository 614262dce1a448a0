import type { Change, Committed } from './change.ts'
import type { Holdings, News } from './holdings.ts'
import type { OutboxRow } from './stored.ts'

/** The same change as the disk now has it, for memory. */
export function newsOf(
  holdings: Holdings,
  change: Change,
  { state, packNumbers, ordinals }: Committed,
): News {
  const scopes = new Map(holdings.scopes)
  for (const id of change.removeScopes ?? []) scopes.delete(id)
  for (const scope of change.scopes ?? []) scopes.set(scope.id, scope)
  return {
    state,
    packs: (change.packs ?? []).map((pack, i) => ({ ...pack, number: packNumbers[i]! })),
    removedPacks: change.removePacks ?? [],
    rows: (change.rows ?? []).map((row) => ({ ...row, version: state.version })),
    removedRows: change.removeRows ?? [],
    scopes: change.scopes || change.removeScopes ? scopes : holdings.scopes,
    outbox: outboxAfter(holdings.outbox, change, ordinals),
  }
}

function outboxAfter(
  before: readonly OutboxRow[],
  change: Change,
  ordinals: readonly number[],
): readonly OutboxRow[] {
  const added = (change.enqueue ?? []).map((row, i) => ({ ...row, ordinal: ordinals[i]! }))
  if (!change.outbox?.length && !change.acked?.length) return added.length ? [...before, ...added] : before
  const changed = new Map((change.outbox ?? []).map((row) => [row.ordinal, row]))
  const acked = new Set((change.acked ?? []).map(({ ordinal }) => ordinal))
  const kept = before.filter(({ ordinal }) => !changed.has(ordinal))
  const all = [...kept, ...changed.values(), ...added].filter(({ ordinal }) => !acked.has(ordinal))
  return all.sort((a, b) => a.ordinal - b.ordinal)
}
