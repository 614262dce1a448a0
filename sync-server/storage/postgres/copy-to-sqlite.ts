import { existsSync, rmSync } from 'node:fs'
import { copyTables, insertRows } from '../sql/copy-tables.ts'
import type { Trx } from '../sql/trx.ts'
import { openSqliteDatabase } from '../sqlite/sqlite-store.ts'

/** Everything that this snapshot shows in a new SQLite file, on which a server could go on working. */
export async function copyToSqlite(from: Trx, file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} is already there`)
  const copy = openSqliteDatabase({ file })
  try {
    await copy.transaction().execute((trx) => copyTables(from, insertRows(trx)))
    await copy.destroy()
  } catch (error) {
    await copy.destroy()
    rmSync(file, { force: true })
    throw error
  }
}
