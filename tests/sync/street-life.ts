import { contentHash } from '#domain/sync/content-hash.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { IDBFactory } from 'fake-indexeddb'
import type { Device } from '#sync/device.ts'
import { cloneDisk } from './clone-disk.ts'
import { expectSoundDisk } from './expect-sound-disk.ts'
import { settle } from './manual-time.ts'
import { Seeded } from './seeded.ts'
import { BASE, CARE, household, OTHER, patch, type Phone, type Street } from './street.ts'

export interface Walker {
  readonly phone: Phone
  tabs: Device[]
  /** Exchanges that go on while other things happen. */
  going: Promise<unknown>[]
  /** What was saved, by uid. */
  readonly saved: Map<string, Intent>
  /** A state of the disk that the phone may fall back to: nothing was saved since. */
  earlier: IDBFactory | null
}

/** Some minutes in the life of a street, with everything going wrong that may. */
export class StreetLife {
  readonly #street: Street
  readonly walkers: Walker[] = []
  readonly #random: Seeded
  /** The server lost something that devices had seen: only then may digests differ. */
  wentBack = false
  #records = 0
  #restore: (() => Promise<void>) | null = null

  constructor(street: Street, seed: number) {
    this.#street = street
    this.#random = new Seeded(seed)
  }

  async begin(): Promise<void> {
    for (const user of ['wang', 'li', 'chen']) {
      const phone = this.#street.phone(user)
      phone.limits = { rows: 3, bytes: 100_000 }
      phone.packing = { pack: 4, rows: 3 }
      phone.line.faults = new Seeded(this.#random.below(1e9))
      this.walkers.push({ phone, tabs: [await phone.open()], going: [], saved: new Map(), earlier: null })
    }
  }

  async step(): Promise<void> {
    const random = this.#random
    const { server, time } = this.#street
    const walker = random.of(this.walkers)
    const { user, line } = walker.phone
    const tab = random.of(walker.tabs)
    const dice = random.below(100)
    if (dice < 45) await this.#save(walker, tab)
    else if (dice < 65) walker.going.push(tab.sync())
    else if (dice < 70) line.online = random.chance(60)
    else if (dice < 74) await settle(random.below(30))
    else if (dice < 78) await this.#reopen(walker)
    else if (dice < 82 && walker.tabs.length < 2) walker.tabs.push(await walker.phone.open())
    else if (dice < 85) await server.takeGrant(user.id, random.of([BASE, CARE]))
    else if (dice < 90)
      await server.grant(user.id, random.of([BASE, CARE, OTHER]), random.of(['worker', 'supervisor']))
    else if (dice < 91) await server.newEpoch()
    else if (dice < 92) this.#restore ??= await server.backup()
    else if (dice < 93) await this.#goBack()
    else if (dice < 96) await this.#fallBack(walker)
    else await time.pass(5_000)
    if (random.chance(20)) await expectSoundDisk(walker.phone.disk, user.id)
  }

  async #save(walker: Walker, tab: Device): Promise<void> {
    walker.earlier = null
    const intents = this.#random.chance(75) ? [this.#onHousehold(tab)] : this.#onVisit(tab)
    const uids = await tab.save(intents)
    for (const [i, intent] of intents.entries()) walker.saved.set(uids[i]!, intent)
  }

  #onHousehold(tab: Device): Intent {
    const random = this.#random
    const here = tab.records.ofType('household')
    const record = here.length ? random.of(here) : null
    const dice = random.below(10)
    const room = `${random.below(5)}`
    if (!record || dice < 3)
      return household(`r_${++this.#records}`, { room }, random.of([BASE, BASE, OTHER]))
    if (dice < 8) {
      const { room: before, note } = record.body
      return patch(record.id, { room: [before ?? null, room], note: [note ?? null, `${random.below(9)}`] })
    }
    const target = { type: 'household', record: record.id }
    if (dice < 9) return { op: 'delete', ...target, seen: contentHash(record) }
    return { op: 'move', ...target, from: record.scope, to: random.of([BASE, OTHER]) }
  }

  #onVisit(tab: Device): Intent[] {
    const random = this.#random
    const here = tab.records.ofType('visit')
    if (!here.length || random.chance(40)) {
      const target = { type: 'visit', record: `v_${++this.#records}` }
      const body = {
        visitType: 'routine',
        form: 'home',
        startedAt: 1,
        endedAt: 2,
        workers: [{ user: tab.user.id }],
      }
      return [
        { op: 'create', ...target, scope: BASE, body },
        { op: 'command', ...target, command: 'submit', args: {} },
      ]
    }
    const visit = random.of(here)
    const target = { type: 'visit', record: visit.id }
    const command = random.of(['submit', 'approve', 'sendBack', 'void'])
    if (random.chance(50))
      return [{ op: 'command', ...target, command, args: { note: '请补', reason: '重复' } }]
    return [{ op: 'patch', ...target, set: { summary: [visit.body.summary ?? null, `${random.below(9)}`] } }]
  }

  async #reopen(walker: Walker): Promise<void> {
    for (const one of walker.tabs) await one.close()
    walker.tabs = [await walker.phone.open()]
  }

  /** The phone dies and finds an older state of its disk. */
  async #fallBack(walker: Walker): Promise<void> {
    if (walker.earlier) {
      for (const one of walker.tabs) await one.close()
      walker.phone.disk = walker.earlier
      walker.earlier = null
      walker.tabs = [await walker.phone.open()]
    } else walker.earlier = await cloneDisk(walker.phone.disk, walker.phone.user.id)
  }

  /** The server is restored from a backup, and nobody is told. */
  async #goBack(): Promise<void> {
    if (!this.#restore) return
    this.wentBack = true
    await this.#restore()
    this.#restore = null
  }

  /** Faults stop; everyone has a line and some rounds. Resolves with what went wrong then: nothing should. */
  async heal(): Promise<unknown[]> {
    for (const { phone, going } of this.walkers) {
      Object.assign(phone.line, { online: true, faults: null })
      await Promise.all(going)
    }
    const problems: unknown[] = []
    for (let round = 0; round < 4; round++) {
      for (const { tabs } of this.walkers) for (const tab of tabs) problems.push((await tab.sync()).problem)
    }
    return problems.filter((problem) => problem !== null)
  }

  async end(): Promise<void> {
    for (const { tabs } of this.walkers) for (const tab of tabs) await tab.close()
    await this.#street.server.close()
  }
}
