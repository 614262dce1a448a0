import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openServer } from '#server/open-server.ts'
import { addUser, prepareUser } from '#server/services/users/create-user.ts'
import { openSqlite } from '#server/storage/sqlite/sqlite-handle.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import type { ReadTables } from '#server/storage/store.ts'
import { gridParts, gridScope } from '#domain/record/scope.ts'
import { jpeg, sha256 } from '#tests/support/pictures.ts'
import { Phone } from './phone.ts'
import { freePort, type ServerProcess, startServer } from './server-process.ts'
import { password, type Street } from './street.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** A data folder, the server that works on it, and the commands as they ship. */
export class Operator {
  readonly home = mkdtempSync(join(tmpdir(), 'gridwalk-operator-'))
  readonly data = join(this.home, 'data')
  readonly copies = join(this.home, 'copies')
  server: ServerProcess | null = null
  /** Settings of the server and of every command. */
  env: Readonly<Record<string, string>> = {}
  readonly #entry: string
  readonly #where: { url: string; readonly now: number } = {
    url: '',
    get now() {
      return Date.now()
    },
  }

  constructor(entry: string) {
    this.#entry = entry
  }

  /** Another one over a copy of everything on the disk; its server does not run. */
  copy(): Operator {
    const other = new Operator(this.#entry)
    cpSync(this.home, other.home, { recursive: true })
    return other
  }

  #command(task: string, words: readonly string[]) {
    return [join(dirname(this.#entry), `${task}.js`), ...words]
  }

  #env(more: Readonly<Record<string, string>>) {
    return { ...process.env, GRIDWALK_DATA: this.data, GRIDWALK_PASSWORD: password, ...this.env, ...more }
  }

  /** Runs a command to its end. */
  run(task: string, words: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const done = spawnSync(process.execPath, this.#command(task, words), {
      encoding: 'utf8',
      env: this.#env(env),
    })
    return { code: done.status, said: done.stdout + done.stderr }
  }

  /** Runs a command and kills it after a while, as a power cut would; true when it was still at work. */
  kill(task: string, words: readonly string[], afterMs: number): Promise<boolean> {
    const child = spawn(process.execPath, this.#command(task, words), { env: this.#env({}), stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
    return new Promise((resolve) =>
      child.on('close', (_code, signal) => {
        clearTimeout(timer)
        resolve(signal === 'SIGKILL')
      }),
    )
  }

  /** What the command `create-user` does, without a process for it. */
  async #account(username: string): Promise<void> {
    const file = join(this.data, 'gridwalk.sqlite')
    const { store, clock, random } = await openServer({
      file,
      database: this.env.DATABASE_URL ?? null,
      log: quiet,
    })
    try {
      if (await store.read(({ users }) => users.byUsername(username))) return
      const role = 'worker'
      const user = await prepareUser({ username, name: username, role, password })
      await store.write(async (tables) => {
        const { id } = await addUser(tables, user, { now: clock(), random })
        for (const part of gridParts)
          await tables.grants.give({ user: id, scope: gridScope('07', part), role })
      })
    } finally {
      await store.close()
    }
  }

  async start(): Promise<void> {
    this.server = await startServer({
      entry: this.#entry,
      data: this.data,
      port: await freePort(),
      env: this.env,
    })
    this.#where.url = this.server.url
  }

  async stop(): Promise<void> {
    await this.server?.end()
    this.server = null
  }

  /** A person with a phone; made on the spot where there is no such account. */
  async phone(name: string): Promise<Phone> {
    await this.#account(name)
    const phone = new Phone(this.#where as Street, name, `d_${name}`)
    await phone.signIn()
    return phone
  }

  /** Delivers a new photo and resolves with its name. */
  async photo(phone: Phone, size = 40_000): Promise<string> {
    const bytes = jpeg({ size })
    const name = sha256(bytes)
    const answer = await fetch(`${this.#where.url}/api/blobs/${name}`, {
      method: 'PATCH',
      headers: {
        cookie: phone.cookie,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
        'upload-length': String(bytes.length),
      },
      body: new Uint8Array(bytes),
    })
    if (!answer.ok) throw new Error(`the photo was answered with ${answer.status}: ${await answer.text()}`)
    return name
  }

  /** Everything that a command may have changed, but for photos, which are only ever added. */
  epoch(): Promise<string | null> {
    return this.look(({ meta }) => meta.epoch())
  }

  look<T>(work: (tables: ReadTables) => Promise<T>, file = join(this.data, 'gridwalk.sqlite')): Promise<T> {
    const store = openSqliteStore({ file })
    return store.read(work).finally(() => store.close())
  }

  /** Changes the database behind everybody's back. */
  spoil(sql: string, file = join(this.data, 'gridwalk.sqlite')): void {
    const handle = openSqlite(file)
    handle.exec(sql)
    handle.close()
  }

  async end(): Promise<void> {
    await this.stop()
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }
}
