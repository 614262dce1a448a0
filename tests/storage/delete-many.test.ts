import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { deleteMany } from '#storage/delete-many.ts'
import { seed } from '../support/seed.ts'
import { Seeded } from '../sync/seeded.ts'

it.each([0, 2, 30, 70, 98, 100])(
  '[D8] removes what is named and nothing else, with %i of 100 named',
  async (share) => {
    const random = new Seeded(seed)
    const database = new Dexie('d', { indexedDB: new IDBFactory(), IDBKeyRange })
    database.version(1).stores({ rows: 'id' })
    const rows = database.table<{ id: string }, string>('rows')
    const all = Array.from({ length: 400 }, (_, n) => `r_${n * 7919}`)
    await rows.bulkAdd(all.map((id) => ({ id })))
    const named = new Set(all.filter(() => random.chance(share)))
    await database.transaction('rw', rows, () => deleteMany(rows, [...named, 'r_unknown']))
    expect(await rows.toCollection().primaryKeys()).toEqual(all.filter((id) => !named.has(id)).sort())
    database.close()
  },
)
