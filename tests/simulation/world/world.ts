import type { Role } from '#domain/access/role.ts'
import { Problem } from '#domain/problem.ts'
import type { SyncResponse } from '#domain/sync/protocol.ts'
import { ServerWatch } from '../checks/server-watch.ts'
import { Watch } from '../checks/watch.ts'
import { Seeded } from '../../sync/seeded.ts'
import { Counts } from './counts.ts'
import { Going } from './going.ts'
import { Phone } from './phone.ts'
import { type Backup, SimServer } from './sim-server.ts'
import type { Flight } from './sim-line.ts'
import { SimTime } from './sim-time.ts'
import type { Tab } from './tab.ts'
import { type Temper, temperOf, type Theme } from './temper.ts'
import type { Violation } from './violation.ts'

type GrantedRole = Exclude<Role, 'server'>

export const BASE = 'g:07/base'
export const CARE = 'g:07/care'
export const HOUSE = 'g:07/house'
export const OTHER = 'g:09/base'
export const OTHER_HOUSE = 'g:09/house'
export const gridScopes: readonly string[] = [BASE, CARE, HOUSE, OTHER, OTHER_HOUSE]

/** Who has which phone: one person has two, one decides, one only looks at houses. */
const people = [
  { device: 'd_wang_1', user: 'wang', role: 'worker', scopes: [BASE, CARE, HOUSE] },
  { device: 'd_wang_2', user: 'wang', role: 'worker', scopes: [] },
  { device: 'd_li', user: 'li', role: 'inspector', scopes: [BASE, HOUSE, OTHER_HOUSE] },
  {
    device: 'd_chen',
    user: 'chen',
    role: 'supervisor',
    scopes: [...gridScopes, 'common', 'holding'],
  },
] as const

/** A street, its server, four phones and everything that goes wrong between them: a function of a seed. */
export class World {
  readonly time = new SimTime()
  readonly counts = new Counts()
  readonly violations: Violation[] = []
  readonly temper: Temper
  readonly server: SimServer
  readonly serverWatch: ServerWatch
  readonly watch: Watch
  readonly phones: readonly Phone[]
  readonly flights: Flight[] = []
  readonly going = new Going((error) =>
    this.violate('L1', `an exchange ended with ${String((error as Error).stack ?? error)}`),
  )
  backup: Backup | null = null
  /** The server lost something that devices had seen, and nobody said so: digests may differ after. */
  wentBackUntold = false
  /** The same, whether it was said or not. */
  wentBack = false
  #made = 0

  private constructor(seed: number, theme: Theme | null) {
    const random = new Seeded(seed)
    this.temper = temperOf(random, theme)
    this.serverWatch = new ServerWatch(this)
    this.watch = new Watch(this)
    this.server = new SimServer(
      this.time.clock,
      random.below(1e9),
      (tables) => this.serverWatch.over(tables),
      (error) =>
        this.violate('P3', `a mutation made the server throw: ${String((error as Error).stack ?? error)}`),
    )
    this.phones = people.map(({ device, user, role }) => {
      const phone = new Phone(this, device, { id: user, name: user, role }, random.below(1e9))
      phone.pageRows = random.of([3, 3, 3, 12, 1000])
      if (this.temper.years) phone.clockOffMs = (random.below(21) - 10) * 365 * 86_400_000
      return phone
    })
  }

  static async open(seed: number, theme: Theme | null = null): Promise<World> {
    const world = new World(seed, theme)
    for (const { user, role, scopes } of people) {
      for (const scope of [...scopes, `user:${user}`])
        await world.server.grant(user, scope, role as GrantedRole)
    }
    for (const phone of world.phones) for (let tab = 0; tab < 2; tab++) await phone.openTab()
    return world
  }

  violate(rule: string, what: string): void {
    this.violations.push({ rule, what })
  }

  /** A name or a text that nothing else in this run has. */
  unique(mark: string): string {
    return `${mark}${++this.#made}`
  }

  /** Takes one request to the server and brings its answer back, as text. @throws Problem */
  async carry(phone: Phone, text: string, dies = false): Promise<string> {
    this.counts.add('requests')
    try {
      const answer = await this.server.answer(phone.user.id, text, dies)
      phone.answers.push(answer)
      if (phone.answers.length > 6) phone.answers.shift()
      this.watch.answered(JSON.parse(answer) as SyncResponse)
      return answer
    } catch (error) {
      if (error instanceof Problem) throw error
      this.violate('P3', `the server threw: ${String((error as Error).stack ?? error)}`)
      throw new Problem('serverFault', {}, { cause: error })
    }
  }

  /** Nothing more arrives at a tab that is gone. */
  forget(tab: Tab): void {
    for (let i = this.flights.length - 1; i >= 0; i--)
      if (this.flights[i]!.tab === tab) this.flights.splice(i, 1)
  }

  async close(): Promise<void> {
    for (const phone of this.phones) {
      for (const tab of phone.tabs) {
        tab.isAlive = false
        await tab.device.close()
      }
    }
    await this.server.close()
  }
}
