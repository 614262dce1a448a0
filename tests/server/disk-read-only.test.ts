import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openServer } from '#server/open-server.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { crowd } from '../crash/crowd.ts'
import { quiet } from '../crash/kill-server.ts'
import { drainAll, type Pusher } from '../crash/pusher.ts'
import { verifyWalks } from '../crash/walks-arrived.ts'
import { seed } from '../support/seed.ts'
import { bundleServer, freePort, spawnServer, startServer } from './support/server-process.ts'
import { smallDisk } from './support/small-disk.ts'

const disk = smallDisk(12)
afterAll(() => disk?.remove())

const run = { entry: disk ? await bundleServer() : '', data: disk?.path ?? '' }

describe.skipIf(!disk)('a server whose disk takes no more writes', () => {
  const file = join(run.data, 'gridwalk.sqlite')
  let pushers: Pusher[] = []

  it('[P4] tells devices so, goes on reading, and has lost nothing when the disk is repaired', async () => {
    const context = await openServer({ file, log: quiet })
    pushers = await crowd(context, 3, seed)
    await context.store.close()
    const server = await startServer({ ...run, port: await freePort() })
    const everybodyPushes = async () => {
      for (const pusher of pushers) {
        pusher.write()
        await pusher.exchange(server.url)
      }
    }
    for (let round = 0; round < 5; round++) await everybodyPushes()
    disk!.breakDown()
    for (let round = 0; round < 3; round++) await everybodyPushes()
    for (const { told } of pushers) expect([...told]).toEqual([['serverUnwritable', 3]])
    const { cookie } = pushers[0]!.device.account
    const read = await fetch(`${server.url}/api/session`, { headers: { cookie } })
    expect(read.status, 'reading goes on').toBe(200)
    await server.kill()
  }, 60_000)

  it('says in one sentence that the disk is read-only, and does not start', async () => {
    disk!.mountAgain('read-only')
    const server = spawnServer({ ...run, port: await freePort() })
    expect(await server.ended).toBe(1)
    expect(server.said()).toContain('服务器的磁盘写不进去')
    expect(server.said()).toContain('The server cannot write to its disk')
    expect(server.said()).toContain(run.data)
    expect(server.said().trim().split('\n')).toHaveLength(2)
  }, 60_000)

  it('[P2] [P4] starts clean on the repaired disk and takes in what was refused', async () => {
    disk!.mountAgain('read-write')
    const server = await startServer({ ...run, port: await freePort() })
    await drainAll(pushers, server.url)
    expect(await server.end()).toBe(0)
    const store = openSqliteStore({ file })
    const sound = await verifyWalks(store, pushers).finally(() => store.close())
    expect(sound.acknowledged).toBeGreaterThan(0)
  }, 60_000)
})
