import type { Role } from '#domain/access/role.ts'
import type { FeedRow, ScopeMessage, SyncRequest } from '#domain/sync/protocol.ts'
import type { ScopeHead } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'

export interface Pull {
  readonly roles: ReadonlyMap<string, Role>
  readonly request: Pick<SyncRequest, 'have' | 'want' | 'sweep' | 'askReset' | 'limits'>
  /** The device's cursors belong to another history of the database. */
  readonly otherEpoch: boolean
  /** The device is too old to read the rows; it is told so, and keeps what it has (P5). */
  readonly refused: boolean
}

export interface Pulled {
  readonly scopes: Readonly<Record<string, ScopeMessage>>
  readonly rows: readonly FeedRow[]
  readonly complete: boolean
}

const mostRows = 20_000
const mostBytes = 8_000_000

/** The next page of changes of every granted scope, from the snapshot that the tables show (C4). */
export async function pullChanges(tables: ReadTables, pull: Pull): Promise<Pulled> {
  const { request, roles } = pull
  const names = inOrder(roles.keys(), request.want ?? [])
  const heads = await tables.feed.heads(names)
  const wanted = request.want ? new Set(request.want) : null
  let rowsLeft = Math.min(request.limits.rows, mostRows)
  let bytesLeft = Math.min(request.limits.bytes, mostBytes)
  let complete = !pull.refused
  const scopes: [string, ScopeMessage][] = []
  const rows: FeedRow[] = []
  for (const name of names) {
    const head = heads.get(name)!
    const role = roles.get(name)!
    const start = startOf(head, name, pull)
    const isWanted = !pull.refused && (!wanted || wanted.has(name))
    let cursor = isWanted ? start.cursor : heldCursor(name, request)
    let more = start.reset ? head.seq > 0 : cursor < head.seq
    if (!isWanted) {
      more ||= pull.refused || pull.otherEpoch
    } else if (more && rowsLeft > 0 && bytesLeft > 0) {
      const page = await tables.feed.after(name, cursor, { rows: rowsLeft, bytes: bytesLeft })
      rows.push(...page.rows)
      rowsLeft -= page.rows.length
      bytesLeft -= page.bytes
      more = !page.exhausted
      cursor = more ? page.rows.at(-1)!.seq : head.seq
    }
    if (more && isWanted) complete = false
    const proof = more ? {} : { count: head.count, digest: head.digest } // [C4]
    scopes.push([name, { cursor, more, reset: isWanted && start.reset, role, ...proof }])
  }
  return { scopes: Object.fromEntries(scopes), rows, complete }
}

/**
 * What is small and everybody needs, then grid by grid, those that the device has named in its order: the pages of a
 * first pull are many, and what has come can be worked with while the rest is on its way.
 */
function inOrder(scopes: Iterable<string>, want: readonly string[]): string[] {
  const place = new Map(want.map((scope, i) => [scope, i]))
  const rank = (scope: string) => (scope.startsWith('g:') ? (place.get(scope) ?? want.length) : -1)
  return [...scopes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

const heldCursor = (name: string, { have }: Pull['request']): number =>
  Object.hasOwn(have, name) ? have[name]! : 0

/** Where to go on, or from the beginning when the cursor cannot be trusted (C5). */
function startOf(
  head: ScopeHead,
  name: string,
  { request, otherEpoch }: Pull,
): { cursor: number; reset: boolean } {
  const fromTheStart = { cursor: 0, reset: true }
  if (otherEpoch || request.askReset.includes(name) || !Object.hasOwn(request.have, name)) return fromTheStart
  const cursor = request.have[name]!
  if (cursor > head.seq) return fromTheStart
  // A sweep goes through everything that is present, so it needs none of the pruned tombstones.
  if (cursor < head.floor && !request.sweep.includes(name)) return fromTheStart
  return { cursor, reset: false }
}
