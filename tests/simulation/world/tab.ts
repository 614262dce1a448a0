import { IDBKeyRange } from 'fake-indexeddb'
import type { Device } from '#sync/device.ts'
import type { DeviceWorld, LeaderLock } from '#sync/device-world.ts'
import { openDevice } from '#sync/open-device.ts'
import type { Phone } from './phone.ts'
import { photoWorld } from './photo-world.ts'
import { SimLine } from './sim-line.ts'
import type { Sleeper } from './sim-time.ts'
import type { World } from './world.ts'

/** A tab of the app on a phone. It may be frozen, and it may be killed: then nothing of it goes on. */
export class Tab implements Sleeper {
  readonly phone: Phone
  isAlive = true
  isFrozen = false
  device!: Device
  /** Messages of other tabs that it has not read yet. */
  readonly mail: unknown[] = []
  #hear: ((message: unknown) => void) | null = null
  readonly #world: World

  constructor(world: World, phone: Phone) {
    this.#world = world
    this.phone = phone
  }

  async open(): Promise<this> {
    this.device = await openDevice(this.#deviceWorld())
    return this
  }

  kill(): void {
    this.isAlive = false
    this.#hear = null
    this.phone.locks.leave(this)
    this.#world.forget(this)
  }

  /** Reads its mail, as far as it comes. */
  read(most = Infinity): void {
    for (const message of this.mail.splice(0, most)) this.#hear?.(message)
  }

  #deviceWorld(): DeviceWorld {
    const { phone } = this
    return {
      user: phone.user,
      deviceId: phone.deviceId,
      app: 'simulation',
      indexedDB: phone.disk.factory,
      IDBKeyRange,
      clock: () => this.#world.time.now + phone.clockOffMs,
      random: phone.random,
      scheduler: this.#world.time.schedulerFor(this),
      network: new SimLine(this.#world, this),
      otherTabs: {
        post: (message) => phone.post(this, message),
        listen: (onMessage) => {
          this.#hear = onMessage
          return () => (this.#hear = null)
        },
      },
      locks: phone.locks.of(this),
      ...(this.#world.temper.photos && { photos: photoWorld(this.#world, this) }),
      limits: { rows: phone.pageRows, bytes: 1_000_000 },
      packing: { pack: 4, rows: 3 },
      want: () => phone.want,
    }
  }
}

/** One name, held by one tab at a time, in the order of asking. */
export class Locks {
  #line: { readonly tab: Tab; begin(): void }[] = []

  of(tab: Tab): LeaderLock {
    return {
      request: (_name, { signal }, work) =>
        new Promise((resolve, reject) => {
          const leave = () => {
            this.leave(tab)
            resolve()
          }
          const entry = { tab, begin: () => void work().then(leave, reject) }
          this.#line.push(entry)
          signal.addEventListener('abort', leave)
          if (this.#line[0] === entry) entry.begin()
        }),
    }
  }

  leave(tab: Tab): void {
    const first = this.#line[0]
    this.#line = this.#line.filter((entry) => entry.tab !== tab)
    if (first && first !== this.#line[0]) this.#line[0]?.begin()
  }
}
