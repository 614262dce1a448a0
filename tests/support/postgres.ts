import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { findPostgres } from './find-postgres.ts'
import { freePort } from './free-port.ts'

/**
 * A PostgreSQL of the test's own: a cluster in a temporary folder (in memory, if there is room), on a free port of the
 * loopback, with every commit flushed as in production.
 *
 * ```ts
 * const postgres = await openPostgres() // null, and one line that says why, where it cannot run
 * describe.skipIf(!postgres)('…', () => {
 *   afterAll(() => postgres?.remove())
 *   const url = await postgres!.freshDatabase() // for DATABASE_URL; the same port after every start
 *   await postgres!.killHard() // kill -9 of the server and all its processes, as when the power goes
 *   await postgres!.start() // recovers from its log; resolves when it takes connections
 *   await postgres!.stop() // politely: ends sessions, writes everything
 * ```
 */
export interface TestPostgres {
  /** Makes a new, empty database and returns its URL. */
  freshDatabase(): Promise<string>
  /** Makes a new, empty place in one database, for what needs many: ten times as fast. Returns its URL. */
  freshSchema(): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
  killHard(): Promise<void>
  /** Stops it and removes its folder. */
  remove(): Promise<void>
  /** What the server logged. */
  said(): string
}

const run = promisify(execFile)
const owner = 'gridwalk'
const gigabyte = 1024 ** 3

/** @param settings of `postgresql.conf`, for example `{ statement_timeout: '2s' }` */
export async function openPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestPostgres | null> {
  const found = await findPostgres()
  if ('missing' in found) {
    console.warn(`PostgreSQL tests are skipped: ${found.missing}`)
    return null
  }
  const { bin } = found
  const folder = mkdtempSync(join(place(), 'gridwalk-pg-'))
  const data = join(folder, 'data')
  const who = unprivileged()
  if (who) chownSync(folder, who.uid, who.gid)
  const cluster = ['-D', data, '-U', owner, '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync']
  await run(join(bin, 'initdb'), cluster, { ...who, cwd: folder })
  const port = await freePort()
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '64MB',
    max_wal_size: '128MB',
    ...settings,
  }
  const urlOf = (database: string) => `postgres://${owner}@127.0.0.1:${port}/${database}`
  let child: ChildProcess | null = null
  let said = ''
  let made = 0

  async function tell(database: string, statement: string): Promise<void> {
    const client = new Client({ connectionString: urlOf(database) })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  async function start(): Promise<void> {
    const words = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const started = spawn(join(bin, 'postgres'), ['-D', data, ...words], {
      ...who,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    started.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child = started
    guard(started, folder)
    for (const from = Date.now(); Date.now() - from < 60_000 && started.exitCode === null;) {
      if (await connects(urlOf('postgres'))) return
      await pause(50)
    }
    throw new Error(`PostgreSQL did not start: ${said}`)
  }

  /** SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, everything is written. SIGQUIT writes nothing. */
  async function stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    if (!child || !isAlive(child)) return
    const gone = new Promise((resolve) => child!.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  async function killHard(): Promise<void> {
    if (!child || !isAlive(child)) return
    const gone = new Promise((resolve) => child!.once('exit', resolve))
    // Stopped first, so that it starts nothing new while its processes are being counted.
    child.kill('SIGSTOP')
    const all = childrenOf(child.pid!)
    for (const pid of all) kill(pid)
    child.kill('SIGKILL')
    await gone
    for (const from = Date.now(); all.some(isRunning) && Date.now() - from < 10_000;) await pause(5)
  }

  const onExit = () => {
    child?.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', onExit)
  await start()
  return {
    async freshDatabase() {
      const name = `gridwalk_${++made}`
      await tell('postgres', `create database ${name}`)
      return urlOf(name)
    },
    async freshSchema() {
      const name = `gridwalk_${++made}`
      await tell('postgres', `create schema ${name}`)
      return `${urlOf('postgres')}?options=${encodeURIComponent(`-c search_path=${name}`)}`
    },
    start,
    stop: () => stop(),
    killHard,
    async remove() {
      process.removeListener('exit', onExit)
      await stop('SIGQUIT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    said: () => said,
  }
}

/** In memory, where there is room: hundreds of tables are made and thrown away, each waiting for the disk. */
function place(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > gigabyte ? memory : tmpdir()
}

/** Ends a server whose test was killed before it could: then the pipe that the guard reads from is closed. */
function guard(server: ChildProcess, folder: string): void {
  const script = 'read _; kill -QUIT "$1"; sleep 2; rm -rf "$2"'
  const watch = spawn('sh', ['-c', script, 'sh', String(server.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  server.once('exit', () => watch.kill('SIGKILL'))
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

async function connects(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as nobody. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(user?.[2] ?? 65_534), gid: Number(user?.[3] ?? 65_534) }
}

/** PostgreSQL's processes leave the group of the one that starts them, so they are found by their parent. */
function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')
    const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number))
    return pairs.flatMap(([pid, above]) => (above === parent ? [pid!] : []))
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    return Number(statOf(name)?.at(1)) === parent ? [Number(name)] : []
  })
}

/** State, parent and what follows; null when the process is gone. */
function statOf(pid: string | number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  if (existsSync('/proc/self/stat')) return ![undefined, 'Z', 'X'].includes(statOf(pid)?.[0])
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
