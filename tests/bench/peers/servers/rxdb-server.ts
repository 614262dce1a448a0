import { createServer } from 'node:http'
import { changed, type Doc, homesIn, readDocs } from './docs.ts'
import { readJson, sendFile, sendJson } from './page-files.ts'

/**
 * The simple endpoint of RxDB's replication protocol, in memory: a pull by checkpoint, a push that compares what the
 * client took for the server's state. `tsx rxdb-server.ts <port> <records> <folder of the page>`
 */
const [port, file, folder] = process.argv.slice(2) as [string, string, string]

interface Kept {
  readonly doc: Doc & { readonly _deleted: boolean }
  readonly seq: number
}

interface Change {
  readonly newDocumentState: Kept['doc']
  readonly assumedMasterState?: Kept['doc']
}

let seq = 0
/** In the order of their last change. */
const kept = new Map<string, Kept>()
const put = (doc: Kept['doc']) => {
  kept.delete(doc.id)
  kept.set(doc.id, { doc, seq: ++seq })
}
const docs = readDocs(file)
for (const doc of docs) put({ ...doc, _deleted: false })
const homes = homesIn(docs)
let next = 0

/** Only the tail is looked at when little has changed. */
function after(since: number, limit: number): Kept[] {
  const all = [...kept.values()]
  let from = 0
  let to = all.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (all[middle]!.seq > since) to = middle
    else from = middle + 1
  }
  return all.slice(from, from + limit)
}

function push(changes: readonly Change[]): Kept['doc'][] {
  const conflicts: Kept['doc'][] = []
  for (const { newDocumentState, assumedMasterState } of changes) {
    const real = kept.get(newDocumentState.id)?.doc
    const isAsAssumed = real
      ? assumedMasterState && JSON.stringify(real.body) === JSON.stringify(assumedMasterState.body)
      : true
    if (isAsAssumed) put(newDocumentState)
    else conflicts.push(real!)
  }
  return conflicts
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/health') return void response.end('ok')
  if (pathname === '/bench/change') {
    const count = Number(searchParams.get('count'))
    for (const home of homes.slice(next, (next += count))) put({ ...changed(home), _deleted: false })
    return void response.end('{}')
  }
  if (pathname === '/pull') {
    const page = after(Number(searchParams.get('seq')), Number(searchParams.get('limit')))
    const checkpoint = { seq: page.at(-1)?.seq ?? Number(searchParams.get('seq')) }
    return sendJson(request, response, { documents: page.map(({ doc }) => doc), checkpoint })
  }
  if (pathname === '/push')
    return sendJson(request, response, push(await readJson<readonly Change[]>(request)))
  if (!sendFile(folder, pathname, response)) response.writeHead(404).end()
}).listen(Number(port), '127.0.0.1')
