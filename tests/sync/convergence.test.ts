import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { Device } from '#sync/device.ts'
import { seed } from '../support/seed.ts'
import { expectSoundDisk } from './expect-sound-disk.ts'
import { settle } from './manual-time.ts'
import { Seeded } from './seeded.ts'
import { BASE, CARE, household, openStreet, OTHER, patch, type Phone, type Street } from './street.ts'
import { expectEqualToServer, shown } from './whole-device.ts'

interface Walker {
  readonly phone: Phone
  tabs: Device[]
  /** Exchanges that go on while other things happen. */
  going: Promise<unknown>[]
  readonly saved: Map<string, string>
}

/** Some minutes in the life of a street, with everything going wrong that may. */
class Life {
  readonly street: Street
  readonly walkers: Walker[] = []
  readonly random: Seeded
  #records = 0
  #restore: (() => Promise<void>) | null = null

  constructor(street: Street, seedOfRun: number) {
    this.street = street
    this.random = new Seeded(seedOfRun)
  }

  async begin(): Promise<void> {
    for (const user of ['wang', 'li', 'chen']) {
      const phone = this.street.phone(user)
      phone.limits = { rows: 3, bytes: 100_000 }
      phone.packing = { pack: 4, rows: 3 }
      phone.line.faults = new Seeded(this.random.below(1e9))
      this.walkers.push({ phone, tabs: [await phone.open()], going: [], saved: new Map() })
    }
  }

  async step(): Promise<void> {
    const { random, street } = this
    const walker = random.of(this.walkers)
    const tab = random.of(walker.tabs)
    const dice = random.below(100)
    if (dice < 45) await this.#save(walker, tab)
    else if (dice < 65) walker.going.push(tab.sync())
    else if (dice < 70) walker.phone.line.online = random.chance(60)
    else if (dice < 75) await settle(random.below(30))
    else if (dice < 80) await this.#reopen(walker)
    else if (dice < 84 && walker.tabs.length < 2) walker.tabs.push(await walker.phone.open())
    else if (dice < 87) await street.server.takeGrant(walker.phone.user.id, random.of([BASE, CARE]))
    else if (dice < 91) await street.server.grant(walker.phone.user.id, random.of([BASE, CARE, OTHER]))
    else if (dice < 92) await street.server.newEpoch()
    else if (dice < 93) this.#restore ??= await street.server.backup()
    else if (dice < 94) await this.#goBack()
    else await street.time.pass(5_000)
    if (random.chance(20)) await expectSoundDisk(walker.phone.disk, walker.phone.user.id)
  }

  async #save(walker: Walker, tab: Device): Promise<void> {
    const { random } = this
    const here = ['household'].flatMap(() => tab.records.ofType('household'))
    const record = here.length ? random.of(here) : null
    const dice = random.below(10)
    const room = String(random.below(5))
    const intent =
      !record || dice < 3
        ? household(`r_${++this.#records}`, { room }, random.of([BASE, BASE, OTHER]))
        : dice < 8
          ? patch(record.id, {
              room: [String(record.body.room ?? ''), room],
              note: [record.body.note ?? null, `${random.below(9)}`],
            })
          : dice < 9
            ? { op: 'delete' as const, type: 'household', record: record.id, seen: contentHash(record) }
            : {
                op: 'move' as const,
                type: 'household',
                record: record.id,
                from: record.scope,
                to: random.of([BASE, OTHER]),
              }
    const [uid] = await tab.save([intent])
    walker.saved.set(uid!, JSON.stringify(intent))
  }

  async #reopen(walker: Walker): Promise<void> {
    for (const one of walker.tabs) await one.close()
    walker.tabs = [await walker.phone.open()]
  }

  async #goBack(): Promise<void> {
    await this.#restore?.()
    this.#restore = null
  }

  /** Faults stop; everyone has a line and some rounds. */
  async heal(): Promise<void> {
    for (const walker of this.walkers) {
      Object.assign(walker.phone.line, { online: true, faults: null })
      await Promise.all(walker.going)
    }
    for (let round = 0; round < 4; round++) {
      for (const { tabs } of this.walkers)
        for (const tab of tabs) expect((await tab.sync()).problem).toBeNull()
    }
  }

  async check(): Promise<void> {
    const { server } = this.street
    for (const walker of this.walkers) {
      for (const tab of walker.tabs) {
        await expectEqualToServer(tab, server)
        expect(await tab.entries()).toEqual([])
      }
      await expectSoundDisk(walker.phone.disk, walker.phone.user.id)
      const before = shown(walker.tabs[0]!)
      await this.#reopen(walker)
      expect(shown(walker.tabs[0]!)).toEqual(before)
      for (const [uid, said] of walker.saved) {
        const stored = await server.context.store.read(({ mutations }) => mutations.get(uid))
        expect(stored?.payload, `${uid} ${said}`).toMatchObject(JSON.parse(said) as object)
        expect(['applied', 'noop', 'conflict', 'parked']).toContain(stored?.outcome.outcome)
      }
    }
  }

  async end(): Promise<void> {
    for (const { tabs } of this.walkers) for (const tab of tabs) await tab.close()
    await this.street.server.close()
  }
}

describe('[L1] [D8] three people, one server and every fault', () => {
  it('converge, and nothing typed is lost', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (run) => {
        const life = new Life(await openStreet(run % 1000), run)
        await life.begin()
        try {
          for (let i = 0; i < 80; i++) await life.step()
          await life.heal()
          await life.check()
        } finally {
          await life.end()
        }
      }),
      { seed, numRuns: Number(process.env.RUNS ?? 8), endOnFailure: true },
    )
  })
})
