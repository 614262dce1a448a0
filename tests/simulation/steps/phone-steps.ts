import type { Json } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { PackRow, RecordRow } from '#storage/stored.ts'
import type { Seeded } from '../../sync/seeded.ts'
import { type DiskImage, withRows } from '../world/disk.ts'
import type { Phone } from '../world/phone.ts'
import { settle } from '../world/turns.ts'
import type { Step } from './step.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

async function reopen(phone: Phone, tabs = 2): Promise<void> {
  await settle()
  while (phone.tabs.length < tabs) await phone.openTab()
}

/** What the disk has no trace of any more, nobody can bring back when the server loses it, too. */
function excuse(phone: Phone): void {
  const kept = new Set(phone.disk.contents()!.outbox.map(({ payload }) => payload.uid))
  for (const uid of phone.saved.keys()) if (!kept.has(uid)) phone.excused.add(uid)
  const blobs = new Set(phone.disk.contents()!.blobs.map(({ sha256 }) => sha256))
  for (const sha256 of phone.photos.keys()) if (!blobs.has(sha256)) phone.photos.delete(sha256)
}

/** One letter of one record's content, as the server gave it, is another. */
function flip(image: DiskImage, random: Seeded): DiskImage | null {
  const table = random.of(['rows', 'packs'])
  const count = image.stores.find(({ store }) => store.name === table)!.records.length
  if (!count) return null
  let at = random.below(count)
  let flipped = false
  const spoil = (text: string) =>
    text.replace(/[a-z\d](?=[^a-z\d"]*")/i, (letter) => (letter === 'x' ? 'y' : 'x'))
  const spoilBody = (version: RecordVersion): RecordVersion => {
    const name = Object.keys(version.body).find((key) => typeof version.body[key] === 'string')
    if (!name) return version
    flipped = true
    return { ...version, body: { ...version.body, [name]: `${version.body[name] as Json as string}x` } }
  }
  const changed = withRows(image, table, (value) => {
    if (at-- !== 0) return value
    if (table === 'packs') {
      const pack = value as PackRow
      const text = random.chance(30) ? spoil(pack.text) : spoilPack(pack.text, spoilBody)
      flipped ||= text !== pack.text
      return { ...pack, text }
    }
    const row = value as RecordRow
    if (!row.server || !row.seen || row.pending.length) return row
    return random.chance(50)
      ? { ...row, server: spoilBody(row.server) }
      : { ...row, seen: spoilBody(row.seen) }
  })
  return flipped ? changed : null
}

const spoilPack = (text: string, spoil: (version: RecordVersion) => RecordVersion): string => {
  try {
    return JSON.stringify((JSON.parse(text) as RecordVersion[]).map((one, i) => (i === 0 ? spoil(one) : one)))
  } catch {
    return text
  }
}

export const phoneSteps: readonly Step[] = [
  {
    name: 'time passes',
    weight: 5,
    async run(world, random) {
      await world.time.pass(random.of([500, 5_000, minute, 20 * minute, 3 * hour]))
    },
  },
  {
    name: 'days pass',
    weight: 1,
    trait: 'absences',
    async run(world, random) {
      await world.time.pass(random.of([2, 20, 50, 420]) * day)
      world.counts.add('fault: absence of days')
    },
  },
  {
    name: 'mail between tabs',
    weight: 6,
    async run(world, random) {
      for (const tab of random.of(world.phones).tabs) {
        if (tab.isFrozen) continue
        if (random.chance(15)) tab.mail.length = 0
        else tab.read(random.chance(50) ? 1 : Infinity)
      }
    },
  },
  {
    name: 'a tab is closed and another opened',
    weight: 2,
    async run(world, random) {
      const phone = random.of(world.phones)
      const tab = random.of(phone.tabs)
      await settle()
      tab.kill()
      phone.tabs = phone.tabs.filter((one) => one !== tab)
      world.counts.add('fault: tab killed')
      await reopen(phone)
    },
  },
  {
    name: 'freeze or thaw',
    weight: 3,
    trait: 'freezes',
    async run(world, random) {
      const tab = random.of(random.of(world.phones).tabs)
      tab.isFrozen = !tab.isFrozen
      if (tab.isFrozen) world.counts.add('fault: tab frozen')
    },
  },
  {
    name: 'phone dies',
    weight: 1.5,
    async run(world, random) {
      const phone = random.of(world.phones)
      const image = phone.disk.image()
      // In the middle of a transaction: that one is undone, and nobody was told that it is safe.
      const found = image ?? phone.images.at(-1)
      if (!found) return
      phone.die(found)
      const kept = new Set(phone.disk.contents()!.outbox.map(({ payload }) => payload.uid))
      for (const uid of phone.saved.keys())
        if (image && !kept.has(uid) && !phone.excused.has(uid))
          world.violate('D1', `${uid} was said to be safe on ${phone.deviceId}`)
      excuse(phone)
      world.counts.add('fault: phone died')
      await reopen(phone)
    },
  },
  {
    name: 'phone dies and loses its last transactions',
    weight: 1.5,
    trait: 'rollbacks',
    async run(world, random) {
      const phone = random.of(world.phones)
      if (!phone.images.length) return
      phone.die(random.of(phone.images))
      excuse(phone)
      phone.images = []
      world.counts.add('fault: disk rolled back')
      await reopen(phone)
    },
  },
  {
    name: 'a bit flips',
    weight: 1,
    trait: 'flips',
    async run(world, random) {
      const phone = random.of(world.phones)
      const image = phone.disk.image()
      const flipped = image && flip(image, random)
      if (!flipped) return
      phone.wasDamaged = true
      phone.die(flipped)
      excuse(phone)
      phone.images = []
      world.counts.add('fault: bit flipped')
      await reopen(phone)
    },
  },
  {
    name: 'disk full or free',
    weight: 2,
    trait: 'quota',
    async run(world, random) {
      const phone = random.of(world.phones)
      const { disk } = phone
      if (disk.isFull) disk.leaveRoom(null)
      else {
        phone.wasFull = true
        disk.leaveRoom(random.below(12))
        world.counts.add('fault: disk full')
      }
    },
  },
  {
    name: 'clock set',
    weight: 0.5,
    trait: 'years',
    async run(world, random) {
      random.of(world.phones).clockOffMs = (random.below(2001) - 1000) * day * 4
      world.counts.add('fault: clock set off by years')
    },
  },
  {
    name: 'another version of the app',
    weight: 0.5,
    trait: 'versions',
    async run(world, random) {
      const phone = random.of(world.phones)
      phone.isOldApp = !phone.isOldApp
    },
  },
]
