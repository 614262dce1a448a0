import Dexie, { type Table } from 'dexie'
import { newId } from '#domain/record/new-id.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { StorageWorld } from './storage-world.ts'
import { asStorageProblem } from './storage-problem.ts'
import { withinLimit } from './within-limit.ts'

/** A person who has a notebook on this device, and what of it the server does not hold yet. */
export interface Account extends SessionUser {
  readonly signedInAt: number
  readonly unsent: number
  readonly oldestUnsentAt: number | null
  /** Of the screen lock, when the person has set one. */
  readonly pin?: KeptPin
}

/** A PIN as it is kept: never itself, only what it hashes to. Hexadecimal. */
export interface KeptPin {
  readonly salt: string
  readonly hash: string
  /** Of PBKDF2 with SHA-256. */
  readonly rounds: number
  /** Wrong tries since the last right one. */
  readonly wrong: number
}

/** Who uses this device. Kept apart from the notebooks, so that it opens before anyone is known. */
export interface Accounts {
  /** Made once per device and kept: `d_…`. */
  readonly deviceId: string
  /** The person who is signed in here; with no network the notebook opens on this word alone. */
  current(): Promise<SessionUser | null>
  /** @param username what the person typed to sign in; offered the next time */
  signedIn(user: SessionUser, username: string): Promise<void>
  /** Who signed in here last, by the name that was typed; null when nobody has. */
  lastUsername(): Promise<string | null>
  /** Forgets who is signed in and nothing else: every notebook stays as it is (D8). */
  signedOut(): Promise<void>
  all(): Promise<readonly Account[]>
  /** Takes a person off the list, after the notebook went. */
  forget(user: string): Promise<void>
  noteUnsent(user: string, unsent: number, oldestUnsentAt: number | null): Promise<void>
  /** Null when the person has set none here. */
  pinOf(user: string): Promise<KeptPin | null>
  keepPin(user: string, pin: KeptPin | null): Promise<void>
  /** Counts one more wrong try; resolves with how many there are now. */
  countWrongPin(user: string): Promise<number>
  close(): void
}

type AccountsWorld = Pick<StorageWorld, 'indexedDB' | 'IDBKeyRange' | 'clock' | 'random' | 'scheduler'>

class AccountsDatabase extends Dexie {
  declare readonly meta: Table<{ key: string; value: string | null }, string>
  declare readonly users: Table<Account, string>

  constructor({ indexedDB, IDBKeyRange }: AccountsWorld) {
    super('gridwalk', { indexedDB, IDBKeyRange, chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ meta: 'key', users: 'id' })
  }
}

/** Once per device; of two tabs that are its first ones, the later takes what the earlier made. */
const makeDeviceId = (database: AccountsDatabase, world: AccountsWorld): PromiseLike<string> =>
  database.transaction('rw', database.meta, async () => {
    const known = await database.meta.get('device')
    if (known?.value) return known.value
    const made = newId('d', world.random)
    await database.meta.put({ key: 'device', value: made })
    return made
  })

/** @throws Problem storageBlocked, storageFull */
export async function openAccounts(world: AccountsWorld): Promise<Accounts> {
  const database = new AccountsDatabase(world)
  const { meta, users } = database
  const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
    try {
      return await withinLimit(work(), world.scheduler)
    } catch (error) {
      throw asStorageProblem(error)
    }
  }
  const deviceId = await guarded(() =>
    meta.get('device').then((known) => known?.value ?? makeDeviceId(database, world)),
  )
  return {
    deviceId,
    current: () =>
      guarded(() =>
        database.transaction('r', meta, users, async () => {
          const user = (await meta.get('current'))?.value
          const account = user ? await users.get(user) : undefined
          return account ? { id: account.id, name: account.name, role: account.role } : null
        }),
      ),
    signedIn: ({ id, name, role }, username) =>
      guarded(() =>
        database.transaction('rw', meta, users, async () => {
          const known = await users.get(id)
          const { unsent, oldestUnsentAt } = known ?? { unsent: 0, oldestUnsentAt: null }
          const pin = known?.pin && { pin: { ...known.pin, wrong: 0 } }
          await users.put({ id, name, role, signedInAt: world.clock(), unsent, oldestUnsentAt, ...pin })
          await meta.put({ key: 'current', value: id })
          await meta.put({ key: 'username', value: username })
        }),
      ),
    lastUsername: () => guarded(async () => (await meta.get('username'))?.value ?? null),
    signedOut: () =>
      guarded(async () => {
        await meta.put({ key: 'current', value: null })
      }),
    all: () => guarded(() => users.toArray()),
    forget: (user) =>
      guarded(() =>
        database.transaction('rw', meta, users, async () => {
          await users.delete(user)
          await meta.put({ key: 'username', value: null })
          if ((await meta.get('current'))?.value === user) await meta.put({ key: 'current', value: null })
        }),
      ),
    noteUnsent: (user, unsent, oldestUnsentAt) =>
      guarded(async () => {
        await users.update(user, { unsent, oldestUnsentAt })
      }),
    pinOf: (user) => guarded(async () => (await users.get(user))?.pin ?? null),
    keepPin: (user, pin) =>
      guarded(async () => {
        await users.update(user, { pin: pin ?? undefined })
      }),
    countWrongPin: (user) =>
      guarded(() =>
        database.transaction('rw', users, async () => {
          const pin = (await users.get(user))?.pin
          if (!pin) return 0
          await users.update(user, { pin: { ...pin, wrong: pin.wrong + 1 } })
          return pin.wrong + 1
        }),
      ),
    close: () => database.close(),
  }
}
