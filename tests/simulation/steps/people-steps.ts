import { Problem } from '#domain/problem.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { anyIntents } from '../operations/any-intents.ts'
import type { Tab } from '../world/tab.ts'
import { settle } from '../world/turns.ts'
import type { World } from '../world/world.ts'
import { picture } from './picture.ts'
import type { Step } from './step.ts'

const expected = new Set(['storageFull', 'storageBlocked'])

/** Saves, and notes what the person was told is safe (D1). */
export async function save(world: World, tab: Tab, intents: readonly Intent[]): Promise<void> {
  if (!intents.length) return
  const { phone } = tab
  const wasFull = phone.disk.isFull
  try {
    const uids = await tab.device.save(intents)
    if (!tab.isAlive) return
    for (const [i, uid] of uids.entries()) {
      phone.saved.set(uid, intents[i]!)
      world.counts.add(`operation: ${nameOf(intents[i]!)}`)
      world.counts.add('mutations')
      if (world.temper.versions && phone.dice.chance(20))
        phone.oldUids.set(uid, phone.dice.chance(90) ? 1 : 99)
    }
  } catch (error) {
    if (!(error instanceof Problem) || !expected.has(error.code) || !wasFull) {
      world.violate('D1', `${phone.deviceId} could not save: ${String((error as Error).stack ?? error)}`)
      return
    }
    world.counts.add('fault: a save met a full disk')
  }
}

const nameOf = (intent: Intent): string =>
  intent.op === 'command'
    ? intent.command === 'resolve'
      ? 'resolve a review'
      : intent.command === 'restore'
        ? 'restore'
        : 'command'
    : intent.op

const anyTab = (world: World, random: Parameters<Step['run']>[1]): Tab | null => {
  const phone = random.of(world.phones)
  const open = phone.openTabs
  return open.length ? random.of(open) : null
}

export const peopleSteps: readonly Step[] = [
  {
    name: 'save',
    weight: 46,
    async run(world, random) {
      const tab = anyTab(world, random)
      if (tab) await save(world, tab, anyIntents(world, tab, random))
    },
  },
  {
    name: 'both tabs save',
    weight: 3,
    async run(world, random) {
      const { openTabs } = random.of(world.phones)
      const given = openTabs.map((tab) => [tab, anyIntents(world, tab, random)] as const)
      await Promise.all(given.map(([tab, intents]) => save(world, tab, intents)))
    },
  },
  {
    name: 'photo',
    weight: 4,
    trait: 'photos',
    async run(world, random) {
      const tab = anyTab(world, random)
      if (!tab) return
      const bytes = picture(random)
      try {
        const sha256 = await tab.device.photos!.add({ ready: bytes } as never)
        if (!tab.isAlive) return
        tab.phone.photos.set(sha256, bytes)
        tab.phone.takenAt.set(sha256, world.time.now)
        world.counts.add('operation: photo')
      } catch (error) {
        if (!(error instanceof Problem) || !tab.phone.disk.isFull)
          world.violate('B1', `a photo could not be kept: ${String(error)}`)
      }
    },
  },
  {
    name: 'look elsewhere',
    weight: 2,
    trait: 'wants',
    async run(world, random) {
      const phone = random.of(world.phones)
      const granted = [...(phone.tabs[0]?.device.scopes().keys() ?? [])]
      phone.want = random.chance(40) ? null : granted.filter(() => random.chance(60))
      await settle(random.below(4))
    },
  },
]
