import { createServer } from 'node:http'
import { createMergeableStore } from 'tinybase/mergeable-store'
import { createCustomPersister } from 'tinybase/persisters'
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server'
import { WebSocketServer } from 'ws'
import { changed, type Doc, homesIn, readDocs } from './docs.ts'
import { sendFile } from './page-files.ts'
import { rowOf } from './tinybase-row.ts'

/** TinyBase's own WebSocket server with a store in memory. `tsx tinybase-server.ts <port> <records> <folder>` */
const [port, file, folder] = process.argv.slice(2) as [string, string, string]

const docs = readDocs(file)
const homes = homesIn(docs)
let next = 0
const store = createMergeableStore('server')
const put = (doc: Doc) => void store.setRow('records', doc.id, rowOf(doc))
store.transaction(() => docs.forEach(put))

const http = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/health') return void response.end('ok')
  if (pathname === '/bench/change') {
    const some = homes.slice(next, (next += Number(searchParams.get('count'))))
    store.transaction(() => {
      for (const home of some) put(changed(home))
    })
    return void response.end('{}')
  }
  // It acknowledges nothing, so the page asks whether all has arrived.
  if (pathname === '/bench/state')
    return void response.end(
      JSON.stringify({ count: store.getRowCount('records'), hash: store.getMergeableContentHashes() }),
    )
  if (!sendFile(folder, pathname, response)) response.writeHead(404).end()
})

/** A persister that keeps nothing: the store itself is what lives in this process. */
createWsServer(new WebSocketServer({ server: http, perMessageDeflate: true }), () =>
  createCustomPersister(
    store,
    async () => undefined,
    async () => {},
    () => 0,
    () => {},
    undefined,
    2,
  ),
)
http.listen(Number(port), '127.0.0.1')
