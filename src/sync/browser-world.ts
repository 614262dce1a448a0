import { Problem } from '#domain/problem.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import { type Accounts, openAccounts } from '#storage/accounts.ts'
import { openSharedPhotos, type SharedPhotos } from '#storage/shared-photos.ts'
import type { DeviceWorld, OtherTabs } from './device-world.ts'
import { browserHttp, browserScheduler } from './browser-http.ts'
import { browserIdle } from './browser-idle.ts'
import { browserPhotos } from './browser-photos.ts'
import { httpNetwork } from './http-network.ts'
import { httpRescueLine } from './rescue/http-rescue-line.ts'

export type { Account, Accounts } from '#storage/accounts.ts'
export { browserHttp } from './browser-http.ts'

/** The one place where storage and sync meet the browser's globals. */

const clock = () => Date.now()
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)

/** This browser's disk, for what is done to a notebook that is not open. */
export const browserDisk = () => ({ indexedDB, IDBKeyRange, scheduler: browserScheduler })

/** @throws Problem storageBlocked, storageFull */
export async function openBrowserAccounts(): Promise<Accounts> {
  if (!('indexedDB' in globalThis)) throw new Problem('storageBlocked', { missing: 'indexedDB' })
  return openAccounts({ indexedDB, IDBKeyRange, clock, random, scheduler: browserScheduler })
}

/** Pictures that another app has shared; opened when first asked. */
export const browserSharedPhotos = (): SharedPhotos =>
  openSharedPhotos({ indexedDB, IDBKeyRange, clock, scheduler: browserScheduler })

export interface BrowserWorldOptions {
  readonly user: SessionUser
  readonly deviceId: string
  readonly app: string
  readonly want?: () => readonly string[] | null
}

export function browserWorld({ user, deviceId, app, want }: BrowserWorldOptions): DeviceWorld {
  return {
    user,
    deviceId,
    app,
    indexedDB,
    IDBKeyRange,
    clock,
    random,
    scheduler: browserScheduler,
    network: httpNetwork(browserHttp()),
    photos: browserPhotos(),
    // Absent outside HTTPS, where nothing is kept offline either.
    ...(globalThis.crypto?.subtle
      ? { rescue: { subtle: crypto.subtle, line: httpRescueLine(browserHttp()) } }
      : {}),
    onWake,
    breathe,
    persist,
    ...('BroadcastChannel' in globalThis ? { otherTabs: channel(`gridwalk:${user.id}`) } : {}),
    ...('locks' in navigator
      ? { locks: { request: (name, options, work) => navigator.locks.request(name, options, work) } }
      : {}),
    ...(want ? { want } : {}),
  }
}

function channel(name: string): OtherTabs {
  const one = new BroadcastChannel(name)
  return {
    post: (message) => one.postMessage(message),
    listen(onMessage) {
      const heard = (event: MessageEvent<unknown>) => onMessage(event.data)
      one.addEventListener('message', heard)
      return () => {
        one.removeEventListener('message', heard)
        one.close()
      }
    },
  }
}

function onWake(listener: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && listener()
  addEventListener('online', listener)
  addEventListener('pageshow', listener)
  document.addEventListener('visibilitychange', seen)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('pageshow', listener)
    document.removeEventListener('visibilitychange', seen)
  }
}

/** The page has drawn its first screen, or has taken too long over it. */
let firstIdle: Promise<void> | undefined

/** A message comes after what waits for the screen; a timer would come four milliseconds later each time. */
async function breathe(): Promise<void> {
  await (firstIdle ??= browserIdle(2000))
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}

async function persist(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  // A browser that cannot even be asked has promised nothing.
  return (await navigator.storage.persisted()) || navigator.storage.persist().catch(() => false)
}
