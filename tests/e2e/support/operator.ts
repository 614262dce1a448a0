import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestServer } from '#tests/support/server.ts'

/** Whoever looks after the server: the commands as they ship, on the server's own data. */
export class OperatorAt {
  readonly copies = mkdtempSync(join(tmpdir(), 'gridwalk-copies-'))
  readonly #server: TestServer

  constructor(server: TestServer) {
    this.#server = server
  }

  /** @throws with what the command said when it did not succeed */
  run(task: 'backup' | 'restore' | 'verify', ...words: string[]): string {
    const done = spawnSync(process.execPath, [`dist/server/${task}.js`, ...words], {
      encoding: 'utf8',
      env: { ...process.env, GRIDWALK_DATA: this.#server.data },
    })
    if (done.status !== 0) throw new Error(`${task} ended with ${done.status}: ${done.stdout}${done.stderr}`)
    return done.stdout
  }

  /** Stops the server, goes back to the newest backup as the book says, and starts it again. */
  async restore(): Promise<void> {
    await this.#server.kill9()
    this.run('restore', this.copies, '--replace')
    await this.#server.restart()
  }

  /** Puts the newest backup's file in place by hand and tells nobody. */
  async swapFile(): Promise<void> {
    await this.#server.kill9()
    const newest = readdirSync(this.copies)
      .filter((name) => name.startsWith('20'))
      .sort()
      .at(-1)!
    const database = join(this.#server.data, 'gridwalk.sqlite')
    for (const part of ['-wal', '-shm']) rmSync(database + part, { force: true })
    copyFileSync(join(this.copies, newest, 'gridwalk.sqlite'), database)
    await this.#server.restart()
  }

  end(): void {
    rmSync(this.copies, { recursive: true, force: true, maxRetries: 5 })
  }
}
