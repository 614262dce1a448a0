import { Problem } from '#domain/problem.ts'
import { Seeded } from '../../sync/seeded.ts'
import type { Flight } from '../world/sim-line.ts'
import type { World } from '../world/world.ts'
import type { Step } from './step.ts'

type Random = Parameters<Step['run']>[1]

/** One way of one message: a request to the server, or its answer to the tab, whichever comes first by chance. */
async function carryOne(world: World, flight: Flight, random: Random): Promise<void> {
  const { counts } = world
  const leave = () => world.flights.splice(world.flights.indexOf(flight), 1)
  if (flight.answer === null) {
    if (random.chance(4)) {
      counts.add('fault: request dropped')
      leave()
      flight.fail(new Problem('offline'))
      return
    }
    try {
      flight.answer = await world.carry(flight.tab.phone, flight.text)
    } catch (error) {
      leave()
      flight.fail(error as Problem)
    }
    return
  }
  if (flight.tab.isFrozen) return
  const accident = random.below(100)
  if (accident < 5) {
    counts.add('fault: request duplicated')
    await world.carry(flight.tab.phone, flight.text).catch(() => {})
    return
  }
  leave()
  if (accident < 13) {
    counts.add('fault: answer dropped')
    flight.fail(new Problem('offline'))
  } else if (accident < 17) {
    counts.add('fault: an older answer instead')
    flight.arrive(random.of(flight.tab.phone.answers))
  } else flight.arrive(flight.answer)
}

export const lineSteps: readonly Step[] = [
  {
    name: 'sync',
    weight: 9,
    async run(world, random) {
      const phone = random.of(world.phones)
      const dice = random.below(100)
      phone.weather =
        dice < 40
          ? { kind: 'faulty', dice: new Seeded(random.below(1e9)) }
          : dice < 60
            ? { kind: 'good' }
            : { kind: 'held' }
      const { openTabs } = phone
      if (!openTabs.length) return
      const tabs = random.chance(20) ? openTabs : [random.of(openTabs)]
      for (const tab of tabs) world.going.add(tab.device.sync())
    },
  },
  {
    name: 'carry a message',
    weight: 32,
    async run(world, random) {
      if (!world.flights.length) return
      const at = random.below(world.flights.length)
      if (at > 0) world.counts.add('fault: messages reordered')
      await carryOne(world, world.flights[at]!, random)
    },
  },
  {
    name: 'carry what is on its way',
    weight: 4,
    async run(world, random) {
      for (const flight of world.flights.slice())
        if (world.flights.includes(flight)) await carryOne(world, flight, random)
    },
  },
  {
    name: 'line',
    weight: 3,
    async run(world, random) {
      const phone = random.of(world.phones)
      phone.weather = { kind: random.of(['off', 'held', 'held'] as const) }
    },
  },
  {
    name: 'poke',
    weight: 2,
    async run(world, random) {
      for (const poke of random.of(world.phones).pokes) poke([])
    },
  },
]
