import { createRequire } from 'node:module'
import { changed, type Doc, homesIn, readDocs } from './docs.ts'
import { sendFile } from './page-files.ts'

/**
 * express-pouchdb over PouchDB's memory adapter, its quickest. `tsx pouchdb-server.ts <port> <records> <folder>`
 */
const [port, file, folder] = process.argv.slice(2) as [string, string, string]

const require = createRequire(import.meta.url)
const express = require('express')
const PouchDB = require('pouchdb').plugin(require('pouchdb-adapter-memory'))
const Memory = PouchDB.defaults({ adapter: 'memory' })
const app = express()
// First, so that it hears of the database that is made below.
const database = require('express-pouchdb')(Memory, {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
  logPath: '/dev/null',
})

const records = new Memory('records', { revs_limit: 10 })
const docs = readDocs(file)
const asPouch = ({ id, ...rest }: Doc) => ({ _id: id, ...rest })
for (let from = 0; from < docs.length; from += 5000)
  await records.bulkDocs(docs.slice(from, from + 5000).map(asPouch))
const homes = homesIn(docs)
let next = 0

app.get('/health', (_: unknown, response: any) => response.end('ok'))
app.post('/bench/change', async (request: any, response: any) => {
  const some = homes.slice(next, (next += Number(request.query.count)))
  for (const home of some) {
    const { _rev } = await records.get(home.id)
    await records.put({ ...asPouch(changed(home)), _rev })
  }
  response.end('{}')
})
app.use((request: any, response: any, go: () => void) => {
  if (request.method !== 'GET' || !sendFile(folder, request.path, response)) go()
})
app.use('/db', database)
app.listen(Number(port), '127.0.0.1')
