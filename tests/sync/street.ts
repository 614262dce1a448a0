import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { JsonObject } from '#domain/json.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { Device } from '#sync/device.ts'
import type { DeviceWorld, LeaderLock, OtherTabs } from '#sync/device-world.ts'
import { openDevice } from '#sync/open-device.ts'
import { ManualTime } from './manual-time.ts'
import { Seeded } from './seeded.ts'
import { TestLine } from './test-line.ts'
import { TestServer } from './test-server.ts'

export const BASE = 'g:07/base'
export const CARE = 'g:07/care'
export const OTHER = 'g:09/base'

/** A phone: its disk outlives every tab that is opened on it. */
export class Phone {
  disk = new IDBFactory()
  readonly line: TestLine
  readonly tabs = new Set<(message: unknown, from: object) => void>()
  readonly user: DeviceWorld['user']
  readonly #time: ManualTime
  readonly #random: Seeded
  limits: { rows: number; bytes: number } | undefined
  packing: DeviceWorld['packing']
  locks: LeaderLock | undefined

  constructor(server: TestServer, time: ManualTime, user: string, seed: number) {
    this.user = { id: user, name: user, role: 'worker' }
    this.line = new TestLine(server, user)
    this.#time = time
    this.#random = new Seeded(seed)
  }

  world(part: Partial<DeviceWorld> = {}): DeviceWorld {
    return {
      user: this.user,
      deviceId: `d_${this.user.id}_phone`,
      app: 'test',
      indexedDB: this.disk,
      IDBKeyRange,
      clock: this.#time.clock,
      random: this.#random.bytes,
      scheduler: this.#time,
      network: this.line,
      otherTabs: this.#channel(),
      ...(this.limits ? { limits: this.limits } : {}),
      ...(this.packing ? { packing: this.packing } : {}),
      ...(this.locks ? { locks: this.locks } : {}),
      ...part,
    }
  }

  open(part: Partial<DeviceWorld> = {}): Promise<Device> {
    return openDevice(this.world(part))
  }

  /** With a first pull done: what may be done where is known. */
  async ready(part: Partial<DeviceWorld> = {}): Promise<Device> {
    const device = await this.open(part)
    await device.sync()
    this.line.requests.length = 0
    return device
  }

  #channel(): OtherTabs {
    const self = {}
    return {
      post: (message) => {
        for (const tell of this.tabs) tell(structuredClone(message), self)
      },
      listen: (onMessage) => {
        const heard = (message: unknown, from: object) => from !== self && onMessage(message)
        this.tabs.add(heard)
        return () => this.tabs.delete(heard)
      },
    }
  }
}

export interface Street {
  readonly server: TestServer
  readonly time: ManualTime
  phone(user?: string): Phone
}

/** A server with one grid and its workers `wang`, `li` and the supervisor `chen`. */
export async function openStreet(seed = 1): Promise<Street> {
  const time = new ManualTime()
  const server = new TestServer(time.clock)
  for (const user of ['wang', 'li']) for (const scope of [BASE, CARE]) await server.grant(user, scope)
  for (const scope of [BASE, CARE, OTHER]) await server.grant('chen', scope, 'supervisor')
  let phones = 0
  return { server, time, phone: (user = 'wang') => new Phone(server, time, user, seed * 1000 + ++phones) }
}

export const household = (record: string, body: JsonObject = { room: '101' }, scope = BASE): Intent => ({
  op: 'create',
  type: 'household',
  record,
  scope,
  body,
})

export const patch = (record: string, set: Record<string, [string | null, string | null]>): Intent => ({
  op: 'patch',
  type: 'household',
  record,
  set,
})
