import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openServer } from '#server/open-server.ts'
import {
  freePort,
  type ServerProcess,
  type ServerRun,
  startServer,
} from '../server/support/server-process.ts'
import { openPostgres, type TestPostgres } from '../support/postgres.ts'
import { Seeded } from '../sync/seeded.ts'
import { crowd } from './crowd.ts'
import { quiet, type KillOptions } from './kill-server.ts'
import type { Sound } from './nothing-lost.ts'
import { drainAll, type Pusher } from './pusher.ts'
import { verifyWalks } from './walks-arrived.ts'

export interface PostgresKilled extends Sound {
  readonly serverKills: number
  /** What devices were told while the database was away, and how often. */
  readonly told: ReadonlyMap<string, number>
}

/** A server whose database is back must be back soon after; a device would have tried several times by then. */
const mostMsToRecover = 60_000
const restMs = 60

/**
 * Kills the whole of PostgreSQL again and again while devices push, and starts it again; the server stays up and must
 * find its way back alone. Every tenth time the server is killed, too. Null where PostgreSQL cannot run.
 */
export async function killPostgres(options: KillOptions): Promise<PostgresKilled | null> {
  const postgres = await openPostgres()
  if (!postgres) return null
  const data = mkdtempSync(join(tmpdir(), 'gridwalk-kills-'))
  try {
    const database = await postgres.freshDatabase()
    const context = await openServer({ file: '', database, log: quiet })
    const pushers = await crowd(context, options.devices, options.seed)
    const run = { entry: options.entry, data, port: await freePort(), env: { DATABASE_URL: database } }
    const serverKills = await killAndRecover(postgres, run, pushers, options)
    const sound = await verifyWalks(context.store, pushers)
    await context.store.close()
    const told = new Map<string, number>()
    for (const pusher of pushers)
      for (const [what, times] of pusher.told) told.set(what, (told.get(what) ?? 0) + times)
    return { ...sound, serverKills, told }
  } finally {
    await postgres.remove()
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function killAndRecover(
  postgres: TestPostgres,
  run: ServerRun,
  pushers: readonly Pusher[],
  { kills, seed, loadMs, checkEvery, say }: KillOptions,
): Promise<number> {
  const random = new Seeded(seed)
  let server = await startServer(run)
  let serverKills = 0
  for (let kill = 1; kill <= kills; kill++) {
    const load = pushAlways(pushers, server)
    await sleep(random.below(loadMs))
    await postgres.killHard()
    const killsServer = kill % 10 === 0
    if (killsServer) await server.kill()
    await sleep(random.below(loadMs))
    await postgres.start()
    if (killsServer) {
      serverKills++
      await load.stop()
      server = await startServer(run)
    } else {
      await load.untilEverybodyIsServed(mostMsToRecover)
      await load.stop()
    }
    if (kill % checkEvery === 0) {
      const acknowledged = pushers.reduce((sum, pusher) => sum + pusher.device.acknowledged.size, 0)
      say(`${kill} kills of PostgreSQL, ${acknowledged} mutations acknowledged`)
    }
  }
  await drainAll(pushers, server.url)
  assert.equal(await server.end(), 0, 'a polite end is a clean one')
  return serverKills
}

/** Devices that push until they are stopped, whatever they are told. */
function pushAlways(pushers: readonly Pusher[], server: ServerProcess) {
  const load = { isOver: false }
  const served = new Map(pushers.map((pusher) => [pusher, 0]))
  const running = Promise.all(
    pushers.map(async (pusher) => {
      while (!load.isOver) {
        pusher.write()
        if ((await pusher.exchange(server.url)) === 'done') served.set(pusher, served.get(pusher)! + 1)
        await sleep(restMs)
      }
    }),
  )
  // A failure must end the run even while it waits for something else.
  running.catch(() => (load.isOver = true))
  return {
    async untilEverybodyIsServed(withinMs: number): Promise<void> {
      const before = new Map(served)
      const start = performance.now()
      while (!load.isOver && !pushers.every((pusher) => served.get(pusher)! > before.get(pusher)!)) {
        if (performance.now() - start > withinMs)
          throw new Error(`no recovery; the server said ${server.said()}`)
        await sleep(10)
      }
    },
    async stop(): Promise<void> {
      load.isOver = true
      await running
    },
  }
}
