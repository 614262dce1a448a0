import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import { withServer } from '../with-server.ts'

// `node dist/server/backup.js <folder>`: a whole copy of the database, made while the server works. Photos are
// files that never change; copy the folder `photos` beside it.
const [folder = 'backups'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
await withServer(async ({ store, clock }) => {
  const name = new Date(clock()).toISOString().replace(/[:.]/g, '-')
  const copy = resolve(join(folder, `gridwalk-${name}.sqlite`))
  if (existsSync(copy)) throw new Error(`${copy} is already there`)
  await store.copyTo(copy)
  const check = openSqliteStore({ file: copy })
  const epoch = await check.read(({ meta }) => meta.epoch())
  await check.close()
  console.log(`${copy}\nepoch ${epoch}. After restoring it: node dist/server/new-epoch.js`)
})
