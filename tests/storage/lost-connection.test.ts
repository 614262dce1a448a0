import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { databaseName } from '#storage/database.ts'
import type { Device } from '#sync/device.ts'
import { onDisk } from '../sync/disk.ts'
import { household, openStreet, type Phone, type Street } from '../sync/street.ts'

let street: Street
let phone: Phone
let device: Device
let connections: { close(): void }[]

beforeEach(async () => {
  street = await openStreet()
  phone = street.phone()
  connections = []
  const { disk } = phone
  const open = disk.open.bind(disk)
  // Every connection that is opened, so that it can be taken away.
  disk.open = (...words) => {
    const request = open(...words)
    request.addEventListener('success', () => void connections.push(request.result))
    return request
  }
  device = await phone.ready()
})
afterEach(() => device.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

const asPromise = (request: { addEventListener(type: string, heard: (event: unknown) => void): void }) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', resolve)
    request.addEventListener('error', reject)
  })

describe('a browser that takes the database away from an open app', () => {
  it('[D1] by closing the connection: the next save opens it again and is durable', async () => {
    await device.save([household('r_1')])
    for (const connection of connections) connection.close()
    await device.save([household('r_2')])
    expect(device.records.find('r_2')).toBeDefined()
    expect(await onDisk(phone, ({ outbox }) => outbox.count())).toBe(2)
    expect(await device.sync()).toMatchObject({ phase: 'idle', unsent: 0 })
  })

  it('[D8] by deleting it: the save is refused in words, what was unsent can still be exported, and nothing is sent as if it were new', async () => {
    phone.line.online = false
    await device.save([household('r_1')])
    await asPromise(phone.disk.deleteDatabase(databaseName('wang')))
    expect(await codeOf(device.save([household('r_2')]))).toBe('storageBlocked')
    expect(device.records.find('r_2')).toBeUndefined()
    const { mutations } = JSON.parse(await device.exportUnsent()) as { mutations: { record: string }[] }
    expect(mutations.map(({ record }) => record)).toEqual(['r_1'])
    phone.line.online = true
    expect(await device.sync()).toMatchObject({ problem: 'storageBlocked', unsent: 1 })
  })
})
