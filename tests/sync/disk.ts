import { IDBKeyRange } from 'fake-indexeddb'
import { NotebookDatabase } from '#storage/database.ts'
import type { Phone } from './street.ts'

/** Opens a phone's database behind the app's back, for looking and for damage. */
export async function onDisk<T>(
  phone: Phone,
  work: (database: NotebookDatabase) => PromiseLike<T>,
): Promise<T> {
  const database = new NotebookDatabase(phone.user.id, { indexedDB: phone.disk, IDBKeyRange })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
