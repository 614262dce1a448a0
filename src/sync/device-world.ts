import type { SessionUser } from '#domain/sync/protocol.ts'
import type { StorageWorld } from '#storage/storage-world.ts'
import type { Network } from './network.ts'
import type { PhotoWorld } from './photos.ts'
import type { RescueWorld } from './rescue/rescue-world.ts'

/** Messages between the tabs of one person on one device (a BroadcastChannel). They may be lost. */
export interface OtherTabs {
  post(message: unknown): void
  /** Returns the way to stop. */
  listen(onMessage: (message: unknown) => void): () => void
}

/** As much of `navigator.locks` as is used: whoever holds the name is the tab that exchanges unasked. */
export interface LeaderLock {
  /** Resolves when `work` has; rejects when it was aborted while waiting. */
  request(name: string, options: { signal: AbortSignal }, work: () => Promise<void>): Promise<void>
}

/** Everything a device touches outside itself. Nothing in storage or sync takes any of it from a global. */
export interface DeviceWorld extends StorageWorld {
  readonly user: SessionUser
  readonly deviceId: string
  /** Version of the app, for the administrator's list of devices. */
  readonly app: string
  readonly network: Network
  readonly photos?: PhotoWorld
  readonly rescue?: RescueWorld
  readonly otherTabs?: OtherTabs
  readonly locks?: LeaderLock
  /** Asks the browser never to evict; true when it promised. */
  readonly persist?: () => Promise<boolean>
  /** The scopes this device holds: null for all that are granted. Asked before each exchange. */
  readonly want?: () => readonly string[] | null
  /** Calls back when the line or the screen came back; returns the way to stop. */
  readonly onWake?: (listener: () => void) => () => void
  /** Lets the screen breathe in the middle of long work. */
  readonly breathe?: () => Promise<void>
  /** The size of a page, when other than 1,000 rows or 1 MB. */
  readonly limits?: { readonly rows: number; readonly bytes: number }
}
