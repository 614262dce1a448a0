import type { ScopeHead } from '../stored.ts'
import type { Heads } from './line.ts'
import type { Schema } from './schema.ts'
import { spelled } from './spelled.ts'
import type { Trx } from './trx.ts'

const perStatement = 500

export const readHead = (row: Schema['scope']): ScopeHead => ({
  id: row.id,
  seq: row.seq,
  floor: row.floor,
  count: row.count,
  digest: [row.digestA, row.digestB],
})

export const newHead = (id: string): ScopeHead => ({ id, seq: 0, floor: 0, count: 0, digest: [0, 0] })

/**
 * Heads in memory for the length of a transaction that nobody else can change them under: a push of a hundred
 * records to one scope reads and writes its head once.
 */
export function scopeHeads(trx: Trx, known: Iterable<ScopeHead> = []): Heads {
  let heads = new Map([...known].map((head) => [head.id, head]))
  let unwritten = new Set<string>()
  return {
    async get(scope) {
      const head = heads.get(scope) ?? (await readScope(trx, scope))
      heads.set(scope, head)
      return head
    },
    set(head) {
      heads.set(head.id, head)
      unwritten.add(head.id)
    },
    async flush() {
      const rows = [...unwritten].map((id) => rowOf(heads.get(id)!))
      for (let from = 0; from < rows.length; from += perStatement) {
        await writeRows(trx, rows.slice(from, from + perStatement))
      }
      unwritten.clear()
    },
    mark() {
      const [headsNow, unwrittenNow] = [new Map(heads), new Set(unwritten)]
      return () => {
        heads = headsNow
        unwritten = unwrittenNow
      }
    },
  }
}

const rowOf = ({ digest, ...head }: ScopeHead): Schema['scope'] => ({
  ...head,
  digestA: digest[0],
  digestB: digest[1],
})

const withId = spelled(['id'], (trx, { id }: { id: string }) =>
  trx.selectFrom('scope').selectAll().where('id', '=', id),
)

async function readScope(trx: Trx, id: string): Promise<ScopeHead> {
  const [row] = await withId(trx, { id })
  return row ? readHead(row) : newHead(id)
}

async function writeRows(trx: Trx, rows: readonly Schema['scope'][]): Promise<void> {
  const [row] = rows
  if (rows.length === 1 && row) await writeOne(trx, row)
  else await upsert(trx, rows).execute()
}

const writeOne = spelled(['id', 'seq', 'floor', 'count', 'digestA', 'digestB'], (trx, row: Schema['scope']) =>
  upsert(trx, [row]),
)

const upsert = (trx: Trx, rows: readonly Schema['scope'][]) =>
  trx
    .insertInto('scope')
    .values(rows)
    .onConflict((same) =>
      same.column('id').doUpdateSet((eb) => ({
        seq: eb.ref('excluded.seq'),
        floor: eb.ref('excluded.floor'),
        count: eb.ref('excluded.count'),
        digestA: eb.ref('excluded.digestA'),
        digestB: eb.ref('excluded.digestB'),
      })),
    )
