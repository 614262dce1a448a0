import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Accounts, openAccounts } from '#storage/accounts.ts'
import { ManualTime } from '../sync/manual-time.ts'
import { Seeded } from '../sync/seeded.ts'
import { household, openStreet } from '../sync/street.ts'

const time = new ManualTime()
let disk: IDBFactory
let accounts: Accounts
const open = (seed = 1) =>
  openAccounts({
    indexedDB: disk,
    IDBKeyRange,
    clock: time.clock,
    random: new Seeded(seed).bytes,
    scheduler: time,
  })

beforeEach(async () => {
  disk = new IDBFactory()
  accounts = await open()
})

const wang = { id: 'u_wang', name: '王', role: 'worker' } as const
const li = { id: 'u_li', name: '李', role: 'supervisor' } as const

describe('accounts', () => {
  it('give the device one id for good', async () => {
    expect(accounts.deviceId).toMatch(/^d_[\w-]{22}$/)
    expect((await open(2)).deviceId).toBe(accounts.deviceId)
  })

  it('know who is signed in, with no network', async () => {
    expect(await accounts.current()).toBeNull()
    await accounts.signedIn(wang, 'worker01')
    expect(await (await open()).current()).toEqual(wang)
    await accounts.signedIn(li, 'worker02')
    expect(await accounts.current()).toEqual(li)
  })

  it('[D8] a sign-out forgets nothing but who is signed in', async () => {
    await accounts.signedIn(wang, 'worker01')
    await accounts.noteUnsent(wang.id, 7, 1234)
    await accounts.signedOut()
    expect(await accounts.current()).toBeNull()
    expect(await accounts.all()).toEqual([{ ...wang, signedInAt: time.now, unsent: 7, oldestUnsentAt: 1234 }])
    await accounts.signedIn(wang, 'worker01')
    expect(await accounts.all()).toMatchObject([{ unsent: 7, oldestUnsentAt: 1234 }])
  })

  it('[D8] two people on one phone keep a notebook each', async () => {
    const street = await openStreet()
    const [first, second] = [street.phone('wang'), street.phone('li')]
    const mine = await first.ready()
    await mine.save([household('r_1')])
    await mine.close()
    const theirs = await second.ready({ indexedDB: first.disk })
    expect(theirs.status.unsent).toBe(0)
    await theirs.close()
    expect((await first.open()).status.unsent).toBe(1)
  })
})
