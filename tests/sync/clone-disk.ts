import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { NotebookDatabase } from '#storage/database.ts'

/** A copy of a person's database as it is now: what a phone finds that lost the last transactions. */
export async function cloneDisk(disk: IDBFactory, user: string): Promise<IDBFactory> {
  const copy = new IDBFactory()
  const from = new NotebookDatabase(user, { indexedDB: disk, IDBKeyRange })
  const to = new NotebookDatabase(user, { indexedDB: copy, IDBKeyRange })
  const stores = await from.transaction('r', from.tables, () =>
    Promise.all(from.tables.map(async (table) => [table.name, await table.toArray()] as const)),
  )
  for (const [name, rows] of stores) await to.table(name).bulkAdd(rows as object[])
  from.close()
  to.close()
  return copy
}
