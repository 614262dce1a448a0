import { lowestSchemaKey } from '#server/services/sync/exchange.ts'
import type { World } from '../world/world.ts'
import { gridScopes } from '../world/world.ts'
import type { Step } from './step.ts'

const day = 86_400_000

export async function restoreBackup(world: World, told: boolean): Promise<void> {
  if (!world.backup) return
  const grants = await world.server.write(async ({ grants: table }) =>
    Promise.all(['wang', 'li', 'chen'].map((user) => table.ofUser(user))),
  )
  await world.server.restore(world.backup)
  world.backup = null
  world.wentBack = true
  world.watch.forgetAnswers()
  // An operator sets the grants right after a restore; who may see what is no device's to bring back.
  for (const grant of grants.flat()) await world.server.write(({ grants: table }) => table.give(grant))
  if (told) await world.server.newEpoch()
  else world.wentBackUntold = true
  world.counts.add(told ? 'fault: server restored and told' : 'fault: server restored untold')
}

export const serverSteps: readonly Step[] = [
  {
    name: 'grant',
    weight: 2,
    trait: 'grants',
    async run(world, random) {
      const { user } = random.of(world.phones)
      const role = random.of(['worker', 'worker', 'inspector', 'supervisor', 'admin'] as const)
      await world.server.grant(user.id, random.of([...gridScopes, 'common']), role)
      world.counts.add('operation: grant given')
    },
  },
  {
    name: 'take a grant',
    weight: 1.2,
    trait: 'grants',
    async run(world, random) {
      const { user } = random.of(world.phones)
      await world.server.takeGrant(user.id, random.of([...gridScopes, 'common']))
      world.counts.add('operation: grant taken')
    },
  },
  {
    name: 'tombstones pruned',
    weight: 1,
    trait: 'prunes',
    async run(world, random) {
      if (random.chance(70)) await world.time.pass(401 * day)
      const before = world.time.now - 400 * day
      const pruned = await world.server.write(({ feed }) => feed.pruneTombstones(before))
      world.counts.add('fault: tombstones pruned', pruned)
    },
  },
  {
    name: 'backup',
    weight: 1,
    trait: 'restores',
    async run(world) {
      world.backup ??= await world.server.backup()
    },
  },
  {
    name: 'restore',
    weight: 0.6,
    trait: 'restores',
    run: (world) => restoreBackup(world, world.temper.told),
  },
  {
    name: 'new epoch',
    weight: 0.2,
    trait: 'restores',
    async run(world) {
      await world.server.newEpoch()
      world.counts.add('fault: new epoch')
    },
  },
  {
    name: 'revoke or readmit',
    weight: 1.5,
    trait: 'revocations',
    async run(world, random) {
      const phone = random.of(world.phones)
      await world.server.write(async ({ devices }) => {
        const device = await devices.get(phone.deviceId, phone.user.id)
        if (device)
          await devices.put({ ...device, revokedAt: device.revokedAt === null ? world.time.now : null })
      })
      world.counts.add('operation: device revoked or readmitted')
    },
  },
  {
    name: 'lowest schema',
    weight: 0.4,
    trait: 'versions',
    async run(world, random) {
      await world.server.write(({ meta }) => meta.set(lowestSchemaKey, random.of(['1', '2'])))
    },
  },
]
