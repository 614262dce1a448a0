import { Problem } from '#domain/problem.ts'
import { lowestSchemaKey } from '#server/services/sync/exchange.ts'
import { settle } from './world/turns.ts'
import type { World } from './world/world.ts'
import { disagreements } from './checks/disagreements.ts'

const hour = 3_600_000

/** In so many rounds, in each of which everyone exchanges once, all must agree (L1). */
const mostRounds = 4

/** Where something was damaged or lost, a reset may have to wait for its day (D7). */
const roundsAfterDamage = 10

/** Faults stop: every line is good, every disk has room, everybody is awake. Then all must come to agree. */
export async function heal(world: World): Promise<void> {
  await calm(world)
  const isDamaged = world.wentBackUntold || world.phones.some(({ wasDamaged }) => wasDamaged)
  const most = isDamaged ? roundsAfterDamage : mostRounds
  let left: string[] = []
  for (let round = 1; round <= most; round++) {
    for (const phone of world.phones) {
      for (const tab of phone.tabs) {
        await tab.device.sync()
        await settle()
      }
      world.watch.boundary(phone, true)
    }
    left = await disagreements(world)
    if (!left.length) {
      world.counts.add(`healed in ${round} rounds`)
      return
    }
    // A claim of a rewind is heard once an hour from one person (R1), a reset once a day (D7).
    await world.time.pass(isDamaged ? 13 * hour : 2 * hour)
    await settle()
  }
  for (const what of left.slice(0, 3)) world.violate('L1', what)
}

async function calm(world: World): Promise<void> {
  await settle()
  await world.server.write(async ({ meta, devices }) => {
    await meta.set(lowestSchemaKey, '1')
    for (const { deviceId, user } of world.phones) {
      const device = await devices.get(deviceId, user.id)
      if (device) await devices.put({ ...device, revokedAt: null })
    }
  })
  for (const phone of world.phones) {
    phone.weather = { kind: 'good' }
    phone.isOldApp = false
    phone.want = null
    phone.disk.leaveRoom(null)
    for (const tab of phone.tabs) {
      tab.isFrozen = false
      tab.read()
    }
  }
  for (const flight of world.flights.splice(0)) flight.fail(new Problem('offline'))
  await settle()
}
