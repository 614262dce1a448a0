import { webcrypto } from 'node:crypto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Bytes, Subtle } from '#domain/rescue/subtle.ts'
import { type Accounts, openAccounts } from '#storage/accounts.ts'
import { type Pins, pinsIn } from '#sync/pins.ts'
import { ManualTime } from './manual-time.ts'
import { Seeded } from './seeded.ts'

const wang = { id: 'u_wang', name: '王', role: 'worker' } as const
const time = new ManualTime()
let disk: IDBFactory
let accounts: Accounts
let pins: Pins

async function openPhone(): Promise<void> {
  const random = new Seeded(1).bytes
  accounts = await openAccounts({ indexedDB: disk, IDBKeyRange, clock: time.clock, random, scheduler: time })
  const subtle = webcrypto.subtle as unknown as Subtle
  pins = pinsIn({ accounts, subtle, random: (bytes: Bytes) => random(bytes), rounds: 1000 })
}

beforeEach(async () => {
  disk = new IDBFactory()
  await openPhone()
  await accounts.signedIn(wang, 'worker01')
})

describe('[DOMAIN 8.3] a PIN', () => {
  test('opens with the right digits and no others, and is nowhere on the disk', async () => {
    expect(await pins.has(wang.id)).toBe(false)
    await pins.set(wang.id, '25807913')
    expect(await pins.has(wang.id)).toBe(true)
    expect(await pins.try(wang.id, '25807914')).toEqual({ left: 4 })
    expect(await pins.try(wang.id, '25807913')).toBe('right')
    expect(JSON.stringify(await accounts.all())).not.toContain('25807913')
  })

  test('leaves five tries, and opening the app again brings no new ones', async () => {
    await pins.set(wang.id, '2580')
    for (const left of [4, 3, 2]) expect(await pins.try(wang.id, '1111')).toEqual({ left })
    accounts.close()
    await openPhone()
    for (const left of [1, 0]) expect(await pins.try(wang.id, '1111')).toEqual({ left })
    expect(await pins.try(wang.id, '2580')).toEqual({ left: 0 })
  })

  test('is counted from the beginning after a right one, and after a password', async () => {
    await pins.set(wang.id, '2580')
    await pins.try(wang.id, '1111')
    expect(await pins.try(wang.id, '2580')).toBe('right')
    expect(await pins.try(wang.id, '1111')).toEqual({ left: 4 })
    await accounts.signedIn(wang, 'worker01')
    expect(await pins.try(wang.id, '1111')).toEqual({ left: 4 })
  })

  test('can be taken away, and stays through a sign-out', async () => {
    await pins.set(wang.id, '2580')
    await accounts.signedOut()
    expect(await pins.has(wang.id)).toBe(true)
    await pins.remove(wang.id)
    expect(await pins.has(wang.id)).toBe(false)
  })
})
