import { describe, expect, it } from 'vitest'
import { IDBObjectStore } from 'fake-indexeddb'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { NewPack } from '#storage/change.ts'
import { Notebook } from '#storage/notebook.ts'
import { BASE, household, openStreet, patch } from '../sync/street.ts'

const version = (id: string): RecordVersion => ({
  id,
  type: 'household',
  scope: BASE,
  rev: 1,
  state: 'live',
  body: { room: '1' },
  createdBy: 'li',
  createdAt: 1,
  updatedBy: 'li',
  updatedAt: 1,
})

/** Every request that reaches the database while the work is done. */
async function requestsOf(work: () => Promise<unknown>): Promise<string[]> {
  const prototype = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>
  const names = ['put', 'add', 'delete', 'get', 'getAll', 'getAllKeys', 'openCursor', 'count']
  const whole = Object.fromEntries(names.map((name) => [name, prototype[name]!]))
  const made: string[] = []
  for (const name of names) {
    prototype[name] = function (this: IDBObjectStore, ...args: unknown[]) {
      made.push(`${name} ${this.name}`)
      return whole[name]!.apply(this, args)
    }
  }
  await work()
  Object.assign(prototype, whole)
  return made
}

describe('[D1] a save costs the same', () => {
  it.each([0, 10_000, 50_000])('with %i records on the device', async (count) => {
    const street = await openStreet()
    const phone = street.phone()
    await (await phone.ready()).close()
    const notebook = await Notebook.open('wang', phone.world())
    const records = Array.from({ length: count }, (_, i) => version(`r_${i}`))
    const packs: NewPack[] = []
    for (let from = 0; from < count; from += 200)
      packs.push({ scope: BASE, sweep: null, records: records.slice(from, from + 200) })
    await notebook.change(() => ({ packs }))
    await notebook.close()

    const device = await phone.open()
    expect(device.records.size).toBe(count)
    const save = () => device.save([count ? patch('r_7', { room: ['1', '2'] }) : household('r_7')])
    expect(await requestsOf(save)).toEqual(['get meta', 'put meta', 'put rows', 'add outbox'])
    await device.close()
  })
})

describe('[D4] an answer that acknowledges many mutations', () => {
  it.each([150, 400])('is taken in with one journal row and a few requests: %i', async (count) => {
    const street = await openStreet()
    const phone = street.phone()
    const device = await phone.ready()
    await device.save(Array.from({ length: count }, (_, i) => household(`r_${i}`)))
    const made = await requestsOf(() => device.sync())
    expect(made.filter((one) => one === 'add journal')).toHaveLength(1)
    expect(made.filter((one) => /rows|outbox/.test(one)).length).toBeLessThan(20)
    expect(device.status).toMatchObject({ phase: 'idle', unsent: 0 })
    expect(await phone.open().then(({ records, status }) => [records.size, status.unsent])).toEqual([
      count,
      0,
    ])
    await device.close()
  })
})
