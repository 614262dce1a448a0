import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { freePort, spawnServer, startServer } from '../server/support/server-process.ts'
import { Seeded } from '../sync/seeded.ts'
import { complaint } from './kill-server.ts'
import { verifySqliteSound } from './sqlite-sound.ts'

/** Long enough for the slowest first start to be over now and then. */
const longestMs = 2000

/** Kills a server while it makes its database and the invented street; the next start must have all of it. */
export async function killFirstStart(entry: string, kills: number, seed: number): Promise<void> {
  const random = new Seeded(seed)
  for (let kill = 1; kill <= kills; kill++) {
    const data = mkdtempSync(join(tmpdir(), 'gridwalk-first-kill-'))
    try {
      const run = { entry, data, port: await freePort(), env: { GRIDWALK_DEMO: 'on' } }
      const first = spawnServer(run)
      await sleep(random.below(longestMs))
      await first.kill()
      const second = await startServer(run)
      assert.equal(await second.end(), 0)
      for (const { said } of [first, second]) assert.doesNotMatch(said(), complaint)
      const file = join(data, 'gridwalk.sqlite')
      verifySqliteSound(file)
      const store = openSqliteStore({ file })
      const users = await store.read((tables) => tables.users.all()).finally(() => store.close())
      assert.ok(
        users.some(({ username }) => username === 'worker01'),
        'the street is there',
      )
    } finally {
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
