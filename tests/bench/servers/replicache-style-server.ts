import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gunzipSync, gzip } from 'node:zlib'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'

/**
 * A server in the way Replicache's documentation describes with a version for each space: a push runs in one
 * transaction, the last mutation of each client is remembered, a pull is what has a later version. SQLite with FULL; no
 * session, no rights, no log of what was proposed. `tsx replicache-style-server.ts <port> <database> <folder>`
 */
const [port, file, folder] = process.argv.slice(2) as [string, string, string]

const db = openSqlite(file)
for (const line of ['busy_timeout = 100', 'journal_mode = wal', 'synchronous = FULL'])
  db.exec(`pragma ${line}`)

interface Push {
  readonly clientGroupID: string
  readonly space?: string
  readonly mutations: readonly {
    readonly clientID: string
    readonly id: number
    readonly name: string
    /** `put` has the value; `patch` has what to set, by field or `field.item`. */
    readonly args: {
      readonly key: string
      readonly value?: unknown
      readonly set?: Readonly<Record<string, unknown>>
    }
  }[]
}

interface Pull {
  readonly clientGroupID: string
  readonly space?: string
  readonly cookie: number | null
}

const usual = 'g:990000000000001'
const one = <T>(sql: string, parameters: readonly unknown[]): T | undefined =>
  db.run(sql, parameters).rows[0] as T | undefined

function push({ clientGroupID, space = usual, mutations }: Push): void {
  db.exec('begin immediate')
  try {
    const { version } = one<{ version: number }>(
      `insert into space values (?, 1) on conflict (id) do update set version = version + 1 returning version`,
      [space],
    )!
    const last = new Map<string, number>()
    for (const { clientID, id, args } of mutations) {
      const known =
        last.get(clientID) ??
        one<{ lastId: number }>('select lastId from client where id = ?', [clientID])?.lastId ??
        0
      if (id <= known) continue
      last.set(clientID, id)
      db.run(
        `insert into entry values (?, ?, ?, ?) on conflict (space, key) do update set version = excluded.version,
           value = excluded.value`,
        [
          space,
          args.key,
          version,
          args.set ? patched(space, args.key, args.set) : JSON.stringify(args.value),
        ],
      )
    }
    for (const [client, id] of last)
      db.run(
        `insert into client values (?, ?, ?, ?)
         on conflict (id) do update set lastId = excluded.lastId, version = excluded.version`,
        [client, clientGroupID, id, version],
      )
    db.exec('commit')
  } catch (error) {
    db.exec('rollback')
    throw error
  }
}

function patched(space: string, key: string, set: Readonly<Record<string, unknown>>): string {
  const found = one<{ value: string }>('select value from entry where space = ? and key = ?', [space, key])!
  const doc = JSON.parse(found.value) as { body: Record<string, Record<string, unknown>> }
  for (const [path, value] of Object.entries(set)) {
    const [field, item] = path.split('.') as [string, string?]
    if (item === undefined) doc.body[field] = value as never
    else (doc.body[field] ??= {})[item] = value
  }
  return JSON.stringify(doc)
}

function pull({ clientGroupID, space = usual, cookie }: Pull): string {
  const since = cookie ?? 0
  const version = one<{ version: number }>('select version from space where id = ?', [space])?.version ?? 0
  const entries = db.run('select key, value from entry where space = ? and version > ?', [space, since])
    .rows as { key: string; value: string }[]
  const clients = db.run('select id, lastId from client where grp = ? and version > ?', [
    clientGroupID,
    since,
  ]).rows as { id: string; lastId: number }[]
  const patch = entries.map(({ key, value }) => `{"op":"put","key":${JSON.stringify(key)},"value":${value}}`)
  if (cookie === null) patch.unshift('{"op":"clear"}')
  const changes = Object.fromEntries(clients.map(({ id, lastId }) => [id, lastId]))
  return `{"cookie":${version},"lastMutationIDChanges":${JSON.stringify(changes)},"patch":[${patch.join(',')}]}`
}

async function bodyOf<T>(request: IncomingMessage): Promise<T> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const bytes = Buffer.concat(parts)
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
  return JSON.parse(plain.toString()) as T
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
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/health') return void response.end('ok')
  if (pathname === '/push') {
    push(await bodyOf<Push>(request))
    return answer(request, response, '{}')
  }
  if (pathname === '/pull') return answer(request, response, pull(await bodyOf<Pull>(request)))
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
