import { webcrypto } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { openPart } from '#domain/rescue/open-part.ts'
import type { PartAnswer, PartHead } from '#domain/rescue/part.ts'
import type { Bytes } from '#domain/rescue/subtle.ts'
import type { Device } from '#sync/device.ts'
import { deliverCapsule } from '#sync/rescue/deliver-capsule.ts'
import type { RescueWorld } from '#sync/rescue/rescue-world.ts'
import { serverWithKit } from '#tests/domain/rescue/capsules.ts'
import { diskFull, onFailingDisk } from '../../storage/failing-disk.ts'
import { BASE, openStreet, type Phone, type Street } from '../street.ts'

const { subtle } = webcrypto
type Kit = Awaited<ReturnType<typeof serverWithKit>>

let street: Street
let phone: Phone
let kit: Kit
let asked: number
let world: RescueWorld
let device: Device

beforeEach(async () => {
  street = await openStreet()
  phone = street.phone('wang')
  kit = await serverWithKit()
  asked = 0
  world = {
    subtle,
    line: {
      async fetchKit() {
        asked++
        if (!phone.line.online) throw new Problem('offline')
        return { ...kit.kit, user: 'wang' }
      },
      bring: () => Promise.reject(new Error('this phone delivers nothing')),
    },
  }
  device = await phone.open({ rescue: world })
})
afterEach(() => device.close())

const household = (id: string) =>
  ({ op: 'create', type: 'household', record: id, scope: BASE, body: { code: id, building: 'b_3' } }) as const

/** What a file turns out to hold when its server opens it. */
async function headsOf(file: Blob): Promise<PartHead[]> {
  const heads: PartHead[] = []
  const bring = async (part: Bytes): Promise<PartAnswer> => {
    const { head } = await openPart(subtle, part, kit.privateKeyOf)
    heads.push(head)
    if (head.kind === 'entries') return { kind: 'entries', applied: 0, kept: 0, known: 0 }
    if (head.kind === 'photo') return { kind: 'photo', state: 'known' }
    const { madeAt, entries, photos } = head
    return { kind: 'cover', author: '', madeAt, entries, photos: photos.length, wanted: [], isShut: false }
  }
  await deliverCapsule({ subtle, line: { ...world.line, bring } }, file)
  return heads
}

/** As a browser does that wants the space back. */
const deleteNotebook = () =>
  new Promise((resolve, reject) => {
    const gone = phone.disk.deleteDatabase('gridwalk:wang')
    gone.addEventListener('success', resolve)
    gone.addEventListener('error', reject)
  })

async function prepared(): Promise<void> {
  await expect.poll(() => device.rescue!.isReady()).toBe(true)
}

describe('a phone', () => {
  it('[X1] that has never met the server says that it cannot make a rescue file yet', async () => {
    await device.save([household('h_1')])
    expect(await device.rescue!.isReady()).toBe(false)
    await expect(device.rescue!.make()).rejects.toThrow('rescueNotReady')
  })

  it('[X1][D9] makes one with no network, after a restart, of the whole outbox word for word', async () => {
    await device.sync()
    await prepared()
    await device.close()
    phone.line.online = false
    device = await phone.open({ rescue: world })
    await device.save([household('h_1')])
    await device.save([{ op: 'patch', type: 'household', record: 'h_1', set: { note: [null, '门锁坏了'] } }])
    const { mutations } = JSON.parse(await device.exportUnsent()) as { mutations: unknown[] }
    const { file, entries } = await device.rescue!.make()
    expect(entries).toBe(2)
    const [cover, page] = await headsOf(file)
    expect(cover).toMatchObject({ author: 'wang', entries: 2, photos: [] })
    expect(page).toMatchObject({ kind: 'entries', mutations })
  })

  it('[D8] keeps everything after it has made one, sends it later, and has nothing to rescue then', async () => {
    await device.sync()
    await prepared()
    phone.line.online = false
    await device.save([household('h_1')])
    await device.rescue!.make()
    expect(await device.rescue!.lastMadeAt()).toBe(street.time.clock())
    expect(await device.rescue!.contents()).toMatchObject({ records: 1, entries: 1 })
    phone.line.online = true
    await device.sync()
    expect(await device.rescue!.contents()).toMatchObject({ entries: 0, photos: 0 })
  })

  it.each([
    [
      'takes nothing more',
      () =>
        onFailingDisk(
          () => diskFull(),
          () => device.rescue!.make(),
        ),
    ],
    ['is gone', async () => (await deleteNotebook(), device.rescue!.make())],
  ])('[X1] makes one of what is in memory although its disk %s', async (_, make) => {
    await device.sync()
    await prepared()
    phone.line.online = false
    await device.save([household('h_1')])
    const { file, entries, lost } = await make()
    expect([entries, lost]).toEqual([1, 0])
    const [cover] = await headsOf(file)
    expect(cover).toMatchObject({ author: 'wang', entries: 1 })
    expect(await device.rescue!.lastMadeAt()).toBe(street.time.clock())
  })

  it('[X1] does not ask for the key with every exchange', async () => {
    await device.sync()
    await prepared()
    for (let times = 0; times < 3; times++) await device.sync()
    expect(asked).toBe(1)
  })
})
