import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gunzipSync, gzip } from 'node:zlib'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'

/**
 * The least that a server of durable records can do: node:http, SQLite with FULL, one statement after another. No
 * session, no rights, no merge, no checks. `tsx limit-server.ts <port> <database> <folder of the page>`
 */
const [port, file, folder] = process.argv.slice(2) as [string, string, string]

const db = openSqlite(file)
for (const line of ['busy_timeout = 100', 'journal_mode = wal', 'synchronous = FULL'])
  db.exec(`pragma ${line}`)

interface Mutation {
  readonly uid: string
  readonly op: string
  readonly type: string
  readonly record: string
  readonly scope: string
  readonly body: unknown
}

interface Exchange {
  readonly mutations: readonly Mutation[]
  readonly scope?: string
}

function write<T>(work: () => T): T {
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (error) {
    db.exec('rollback')
    throw error
  }
}

/** The same rows as the product's server: record, feed, mutation, and the scope's counter. */
function take(mutations: readonly Mutation[]): Record<string, string> {
  const now = Date.now()
  const outcomes: Record<string, string> = {}
  for (const mutation of mutations) {
    const { uid, type, record, scope, body } = mutation
    const [head] = db.run('update scope set seq = seq + 1 where id = ? returning seq', [scope]).rows as {
      seq: number
    }[]
    db.run(
      `insert into record (id, scope, type, rev, state, body, createdBy, createdAt) values (?, ?, ?, 1, 'live', ?, 'u', ?)
       on conflict (id) do update set rev = rev + 1, body = excluded.body`,
      [record, scope, type, JSON.stringify(body), now],
    )
    db.run(
      `insert into feed (scope, record, seq, rev, at) values (?, ?, ?, 1, ?)
       on conflict (scope, record) do update set seq = excluded.seq, rev = rev + 1, at = excluded.at`,
      [scope, record, head!.seq, now],
    )
    db.run('insert into mutation (uid, record, scope, receivedAt, payload) values (?, ?, ?, ?, ?)', [
      uid,
      record,
      scope,
      now,
      JSON.stringify(mutation),
    ])
    outcomes[uid] = 'applied'
  }
  return outcomes
}

const columns = `select r.id, r.type, r.scope, f.seq, r.rev, r.state, r.body, r.createdBy, r.createdAt
  from feed f join record r on r.id = f.record`

/** Bodies stay the text they are: whoever must be quick does not parse what it only passes on. */
function rowsText(where: string, parameters: readonly unknown[]): string {
  const found = db.run(`${columns} ${where}`, parameters).rows as Record<string, unknown>[]
  return `[${found
    .map(({ body, ...row }) => `${JSON.stringify(row).slice(0, -1)},"body":${body as string}}`)
    .join(',')}]`
}

async function bodyOf(request: IncomingMessage): Promise<Exchange> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const bytes = Buffer.concat(parts)
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
  return JSON.parse(plain.toString()) as Exchange
}

function answer(request: IncomingMessage, response: ServerResponse, text: string): void {
  response.setHeader('content-type', 'application/json')
  if (text.length < 1024 || !request.headers['accept-encoding']?.includes('gzip')) {
    response.end(text)
    return
  }
  response.setHeader('content-encoding', 'gzip')
  gzip(text, (error, bytes) => (error ? response.destroy(error) : response.end(bytes)))
}

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/health') return void response.end('ok')
  if (pathname === '/rows') return answer(request, response, rowsText('order by f.scope, f.seq', []))
  if (pathname === '/after')
    return answer(
      request,
      response,
      rowsText('where f.scope = ? and f.seq > ? order by f.seq', [
        'g:990000000000001/base',
        Number(searchParams.get('seq')),
      ]),
    )
  if (pathname === '/push') {
    const { mutations } = await bodyOf(request)
    return answer(request, response, JSON.stringify(write(() => take(mutations))))
  }
  if (pathname === '/exchange') {
    const { mutations, scope } = await bodyOf(request)
    const outcomes = write(() => take(mutations))
    const rows = rowsText('where f.scope = ? order by f.seq', [scope])
    return answer(request, response, `{"outcomes":${JSON.stringify(outcomes)},"rows":${rows}}`)
  }
  const path = join(folder, pathname === '/' ? 'index.html' : pathname)
  if (!path.startsWith(folder) || !existsSync(path)) return void response.writeHead(404).end()
  response.setHeader('content-type', kinds[extname(path)] ?? 'application/octet-stream')
  createReadStream(path).pipe(response)
}

createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error)
    response.writeHead(500).end()
  })
}).listen(Number(port), '127.0.0.1')
