import type { Intent } from '#domain/sync/mutation.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import { Seeded } from '../../sync/seeded.ts'
import { Disk, type DiskContents, type DiskImage } from './disk.ts'
import type { Weather } from './sim-line.ts'
import { Locks, Tab } from './tab.ts'
import type { World } from './world.ts'

export interface Saved {
  readonly uid: string
  readonly intent: Intent
}

/** A phone: its disk outlives every tab that is opened on it. */
export class Phone {
  readonly user: SessionUser
  readonly deviceId: string
  disk: Disk
  locks = new Locks()
  tabs: Tab[] = []
  weather: Weather = { kind: 'held' }
  clockOffMs = 0
  pageRows = 3
  want: readonly string[] | null = null
  /** Its app is of an older version than the server's schema. */
  isOldApp = false
  /** Mutations that another version of the app wrote, with that version. */
  readonly oldUids = new Map<string, number>()
  readonly pokes = new Set<(scopes: readonly string[]) => void>()
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
  readonly dice: Seeded
  /** The last answers it was sent. */
  readonly answers: string[] = []
  /** What a person was told is saved, by uid. */
  readonly saved = new Map<string, Intent>()
  /** Of these the disk has lost every trace, or has forgotten them after 45 days: the server may lose them, too. */
  readonly excused = new Set<string>()
  /** Earlier states of the disk, newest last. */
  images: DiskImage[] = []
  /** What the checks saw last. */
  before: DiskContents | null = null
  /** Mutations whose outcome has come with the end of a pull (D4). */
  readonly complete = new Set<string>()
  /** Photos that a person was told are kept. */
  readonly photos = new Map<string, ArrayBuffer>()
  /** When, by the server's clock. */
  readonly takenAt = new Map<string, number>()
  /** There was a time without room: delivered photos may have been let go for text (B3, B4). */
  wasFull = false
  /** A bit of what the server gave has been flipped here: the digest may differ. */
  wasDamaged = false
  readonly #world: World

  constructor(world: World, deviceId: string, user: SessionUser, seed: number) {
    this.#world = world
    this.deviceId = deviceId
    this.user = user
    this.disk = new Disk(user.id)
    this.random = new Seeded(seed).bytes
    this.dice = new Seeded(seed + 1)
  }

  get openTabs(): Tab[] {
    return this.tabs.filter(({ isFrozen }) => !isFrozen)
  }

  async openTab(): Promise<void> {
    const tab = await new Tab(this.#world, this).open()
    this.tabs.push(tab)
  }

  post(from: Tab, message: unknown): void {
    for (const tab of this.tabs) if (tab !== from && tab.isAlive) tab.mail.push(structuredClone(message))
  }

  /** Every tab dies at once, and the disk is found as it was in the image. */
  die(image: DiskImage): void {
    for (const tab of this.tabs) tab.kill()
    this.tabs = []
    this.locks = new Locks()
    this.pokes.clear()
    this.disk = new Disk(this.user.id, image)
    this.before = this.disk.contents()
  }
}
