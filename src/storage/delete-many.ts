import type { Table } from 'dexie'

/** Fewer deletions than this cost less than the keys of a whole table. */
const MANY = 30

/**
 * Deletes rows inside the caller's transaction. What costs time is the number of requests: neighbours, between which
 * the table has nothing else, go with one.
 */
export async function deleteMany<Key extends string | number>(
  table: Table<unknown, Key>,
  keys: readonly Key[],
): Promise<void> {
  if (keys.length < MANY) return table.bulkDelete([...keys])
  const leaving = new Set(keys)
  const runs: { first: Key; last: Key }[] = []
  let run: { first: Key; last: Key } | null = null
  for (const key of await table.toCollection().primaryKeys()) {
    if (!leaving.has(key)) run = null
    else if (run) run.last = key
    else runs.push((run = { first: key, last: key }))
  }
  if (runs.length > keys.length / 4) return table.bulkDelete([...keys])
  for (const { first, last } of runs) await table.where(':id').between(first, last, true, true).delete()
}
