import type { Json } from '../json.ts'
import type { HistoryEntry } from './desk-messages.ts'

export interface ReturnedChanges {
  /** What the reviewer asked for. */
  readonly note: string
  readonly remarks: Readonly<Record<string, string>>
  readonly by: string
  readonly at: number
  /** First old and last new value by path, of what its author changed since. */
  readonly changes: Readonly<Record<string, readonly [Json, Json]>>
}

/** What changed after the last time the record was sent back; null when it never was. */
export function changesSinceReturn(history: readonly HistoryEntry[]): ReturnedChanges | null {
  const last = history.findLastIndex(
    ({ op, command, outcome }) => op === 'command' && command === 'sendBack' && outcome === 'applied',
  )
  const returned = history[last]
  if (!returned) return null
  const changes: Record<string, [Json, Json]> = {}
  for (const entry of history.slice(last + 1)) {
    if (entry.op !== 'patch' || entry.outcome !== 'applied') continue
    for (const [path, [old, next]] of Object.entries(entry.changes)) {
      changes[path] = [changes[path]?.[0] ?? old, next]
    }
  }
  return {
    note: String(returned.args?.note ?? ''),
    remarks: (returned.args?.remarks ?? {}) as Record<string, string>,
    by: returned.user,
    at: returned.at,
    changes,
  }
}
