import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openServer } from '#server/open-server.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { freePort, type ServerRun, spawnServer, startServer } from '../server/support/server-process.ts'
import { Seeded } from '../sync/seeded.ts'
import { crowd } from './crowd.ts'
import type { Sound } from './nothing-lost.ts'
import { drainAll, type Pusher } from './pusher.ts'
import { verifySqliteSound } from './sqlite-sound.ts'
import { verifyWalks } from './walks-arrived.ts'

export interface KillOptions {
  /** The server's bundle. */
  readonly entry: string
  readonly kills: number
  readonly seed: number
  readonly devices: number
  /** Longest time that devices have before the next kill. */
  readonly loadMs: number
  /** Every how many kills the whole database is checked page by page. */
  readonly checkEvery: number
  readonly say: (line: string) => void
}

export interface Killed extends Sound {
  /** Of the kills, how many came before the server answered, and how many exchanges were cut. */
  readonly whileStarting: number
  readonly unanswered: number
}

export const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** What a server prints when anything at all went wrong: pino's levels from `warn` up, and uncaught errors. */
export const complaint = /"level":[456]0|error|corrupt|malformed/i

/** Kills a server on SQLite again and again while devices push, starts it again, and demands that nothing is lost. */
export async function killServer(options: KillOptions): Promise<Killed> {
  const data = mkdtempSync(join(tmpdir(), 'gridwalk-kills-'))
  const file = join(data, 'gridwalk.sqlite')
  try {
    const context = await openServer({ file, log: quiet })
    const pushers = await crowd(context, options.devices, options.seed)
    await context.store.close()
    const run = { entry: options.entry, data, port: await freePort() }
    const whileStarting = await killAndStart(run, file, pushers, options)
    const server = await startServer(run)
    await drainAll(pushers, server.url)
    assert.equal(await server.end(), 0, 'a polite end is a clean one')
    assert.doesNotMatch(server.said(), complaint)
    verifySqliteSound(file)
    const store = openSqliteStore({ file })
    const sound = await verifyWalks(store, pushers).finally(() => store.close())
    const unanswered = pushers.reduce((sum, { told }) => sum + (told.get('no answer') ?? 0), 0)
    return { ...sound, whileStarting, unanswered }
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function killAndStart(
  run: ServerRun,
  file: string,
  pushers: readonly Pusher[],
  { kills, seed, loadMs, checkEvery, say }: KillOptions,
): Promise<number> {
  const random = new Seeded(seed)
  let whileStarting = 0
  for (let kill = 1; kill <= kills; kill++) {
    const server = spawnServer(run)
    if (random.chance(15)) {
      whileStarting++
      await sleep(random.below(500))
      await server.kill()
    } else {
      await server.healthy()
      const pushing = Promise.all(pushers.map((pusher) => pusher.pushUntilGone(server.url)))
      await sleep(random.below(loadMs))
      await server.kill()
      await pushing
    }
    assert.doesNotMatch(server.said(), complaint, `start ${kill} was not clean`)
    if (kill % checkEvery === 0) {
      verifySqliteSound(file)
      const acknowledged = pushers.reduce((sum, pusher) => sum + pusher.device.acknowledged.size, 0)
      say(`${kill} kills, ${acknowledged} mutations acknowledged`)
    }
  }
  return whileStarting
}
