import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Manifest } from '#server/tasks/upkeep/manifest.ts'
import { Operator } from './support/operator.ts'
import { create, patch, type Phone } from './support/phone.ts'
import { bundleServer } from './support/server-process.ts'
import { smallDisk } from './support/small-disk.ts'

const base = 'g:07/base'

// Every command is a process of its own, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 })

let entry: string
beforeAll(async () => {
  entry = await bundleServer()
}, 120_000)

let at: Operator
let wang: Phone
async function begin(): Promise<void> {
  at = new Operator(entry)
  await at.start()
  wang = await at.phone('wang')
  await wang.push(create('household', 'r_1', base, { code: 'A1' }))
}
const end = () => at.end()

const said = (words: string) => ({ code: 1, said: expect.stringContaining(words) as string })
const fine = { code: 0 }

/** Makes a backup; its folder. */
function backup(): string {
  expect(at.run('backup', [at.copies])).toMatchObject(fine)
  return newest()
}
const backups = () =>
  readdirSync(at.copies)
    .filter((name) => name.startsWith('20'))
    .sort()
const newest = () => join(at.copies, backups().at(-1)!)
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
const photoIn = (folder: string, name: string) => join(folder, 'photos', name.slice(0, 2), name)
const recordIds = () =>
  at.look(({ rows }) => rows.records(null, 9999)).then((all) => all.map(({ id }) => id).sort())

async function showPhoto(record: string): Promise<string> {
  const name = await at.photo(wang)
  expect(await wang.pushOne(create('household', record, base, { note: name }))).toMatchObject({
    outcome: 'applied',
  })
  return name
}

describe('a backup', () => {
  beforeEach(begin)
  afterEach(end)

  it('is whole while devices go on pushing, photos included, and verify says so', async () => {
    const photo = await showPhoto('r_photo')
    let pushed = 0
    const goOn = new AbortController()
    const pushing = (async () => {
      for (; !goOn.signal.aborted; pushed++)
        await wang.pushOne(create('household', `r_more${pushed}`, base, { code: `M${pushed}` }))
    })()
    for (const _ of [1, 2, 3]) {
      const before = pushed
      await new Promise((resolve) => setTimeout(resolve, 50))
      // Not `run`: it would stop this process, and so the pushes.
      expect(await at.kill('backup', [at.copies], 60_000)).toBe(false)
      expect(pushed).toBeGreaterThan(before)
    }
    goOn.abort()
    await pushing
    expect(backups()).toHaveLength(3)
    expect(existsSync(photoIn(at.copies, photo))).toBe(true)
    for (const one of backups()) expect(at.run('verify', [join(at.copies, one)])).toMatchObject(fine)
    const { counts, scopes, epoch } = manifestOf(newest())
    expect(counts).toMatchObject({ photos: 1 })
    expect(scopes[base]!.count).toBeGreaterThan(2)
    expect(epoch).toBe(await at.epoch())
    expect(at.run('verify')).toMatchObject(fine)
  })

  it('shares photos with the one before, and a half uploaded one begins again after it', async () => {
    const photo = await showPhoto('r_photo')
    backup()
    const first = statSync(photoIn(at.copies, photo)).ino
    backup()
    expect(statSync(photoIn(at.copies, photo)).ino).toBe(first)
  })

  it('goes into an empty folder, or one of its own, and nowhere else', () => {
    const full = join(at.home, 'papers')
    mkdirSync(full)
    writeFileSync(join(full, 'letter.txt'), 'dear')
    expect(at.run('backup', [full])).toMatchObject(said('holds no backups of ours'))
    expect(readdirSync(full)).toEqual(['letter.txt'])
    expect(at.run('backup', [at.data])).toMatchObject(said('on another disk'))
    expect(at.run('backup', [join(at.data, 'photos/mine')])).toMatchObject(said('on another disk'))
    expect(at.run('backup', [join(full, 'letter.txt')])).toMatchObject(said('is not a folder'))
    expect(at.run('backup')).toMatchObject(said('Usage'))
  })

  it('of nothing is refused, and makes nothing', () => {
    const nothing = join(at.home, 'nothing')
    expect(at.run('backup', [at.copies], { GRIDWALK_DATA: nothing })).toMatchObject(
      said('There is no database'),
    )
    expect(at.run('verify', [], { GRIDWALK_DATA: nothing })).toMatchObject(said('There is no database'))
    expect(existsSync(nothing)).toBe(false)
    expect(existsSync(at.copies)).toBe(false)
  })

  it('that is killed leaves no half backup behind, and the next one works', async () => {
    for (let i = 0; i < 12; i++) await showPhoto(`r_photo${i}`)
    let killed = 0
    for (const afterMs of [150, 250, 350, 450]) {
      killed += Number(await at.kill('backup', [at.copies], afterMs))
      const whole = existsSync(at.copies) ? backups() : []
      expect(whole.map((name) => at.run('verify', [join(at.copies, name)]).code)).toEqual(whole.map(() => 0))
    }
    expect(killed).toBeGreaterThan(0)
    expect(at.run('verify', [backup()])).toMatchObject(fine)
    expect(readdirSync(at.copies).filter((name) => name.startsWith('unfinished'))).toEqual([])
  })
})

describe('a restore', () => {
  beforeEach(begin)
  afterEach(end)

  it('waits for the server to stop, and for the word to replace what is there', async () => {
    backup()
    const before = await at.epoch()
    expect(at.run('restore', [at.copies, '--replace'])).toMatchObject(said('Stop it first'))
    await at.stop()
    expect(at.run('restore', [at.copies])).toMatchObject(said('--replace'))
    expect(await at.epoch()).toBe(before)
    expect(existsSync(join(at.data, 'restoring'))).toBe(false)
  })

  it('[R1] goes back, begins a new epoch, keeps what was there, and says what will happen', async () => {
    const copy = backup()
    const before = await at.epoch()
    await wang.push(create('household', 'r_later', base, { code: 'L' }))
    expect(at.run('revoke-device', ['wang'])).toMatchObject(fine)
    await at.stop()
    const done = at.run('restore', [at.copies, '--replace'])
    expect(done).toMatchObject(fine)
    expect(done.said).toContain('每部手机重新连上时')
    expect(done.said).toContain('device.revoke')
    expect(await recordIds()).toEqual(['r_1'])
    expect(await at.epoch()).not.toBe(before)
    expect((await at.look(({ audit }) => audit.list({ limit: 1 })))[0]).toMatchObject({
      action: 'epoch.new',
      details: { from: before },
    })
    const aside = readdirSync(at.data).find((name) => name.startsWith('replaced-'))!
    const kept = await at.look(({ rows }) => rows.records(null, 99), join(at.data, aside, 'gridwalk.sqlite'))
    expect(kept.map(({ id }) => id).sort()).toEqual(['r_1', 'r_later'])
    expect(at.run('verify')).toMatchObject(fine)
    expect(at.run('verify', [copy])).toMatchObject(fine)
  })

  it('everyone signs in again, and what was lost comes back by hand of the phone that wrote it', async () => {
    const { epoch } = await wang.sync()
    wang.epoch = epoch
    backup()
    const lost = wang.mutation(create('household', 'r_later', base, { code: 'L' }))
    await wang.sync({ mutations: [lost] })
    await at.stop()
    expect(at.run('restore', [at.copies, '--replace'])).toMatchObject(fine)
    await at.start()
    expect((await wang.call('POST', '/api/sync', wang.request())).status).toBe(401)
    await wang.signIn()
    const answer = await wang.sync({ mutations: [lost] })
    expect(answer.outcomes).toEqual({})
    await wang.sync({ epoch: answer.epoch, mutations: [lost] })
    await at.stop()
    expect(await recordIds()).toEqual(['r_1', 'r_later'])
  })

  it('finds photos of after the backup again, whose bytes the phones may have no more', async () => {
    backup()
    const photo = await showPhoto('r_photo')
    await at.stop()
    const done = at.run('restore', [at.copies, '--replace'])
    expect(done.said).toContain('1 photos that arrived after the backup')
    expect(await at.look(({ blobs }) => blobs.get(photo))).toMatchObject({
      state: 'whole',
      user: expect.any(String) as string,
    })
    expect(at.run('verify')).toMatchObject(fine)
  })

  it('into an empty folder brings database and photos', async () => {
    const photo = await showPhoto('r_photo')
    backup()
    await at.stop()
    const elsewhere = { GRIDWALK_DATA: join(at.home, 'elsewhere') }
    expect(at.run('restore', [at.copies], elsewhere)).toMatchObject(fine)
    expect(existsSync(photoIn(elsewhere.GRIDWALK_DATA, photo))).toBe(true)
    expect(at.run('verify', [], elsewhere)).toMatchObject(fine)
    expect(at.run('restore', [at.copies], elsewhere)).toMatchObject(said('--replace'))
    expect(at.run('restore', [at.copies, '--replace'], elsewhere)).toMatchObject(fine)
    expect(at.run('restore', [at.copies, '--replace'], elsewhere)).toMatchObject(fine)
  })

  it('replaces a database that nothing can read', async () => {
    backup()
    await at.stop()
    writeFileSync(join(at.data, 'gridwalk.sqlite'), 'not a database at all '.repeat(1000))
    expect(at.run('verify')).toMatchObject(said('cannot be read'))
    expect(at.run('restore', [at.copies, '--replace'])).toMatchObject(fine)
    expect(await recordIds()).toEqual(['r_1'])
  })

  it('that is killed at any moment leaves the old or the new, whole, and may be repeated', async () => {
    for (let i = 0; i < 8; i++) await showPhoto(`r_photo${i}`)
    backup()
    await wang.push(create('household', 'r_later', base, { code: 'L' }))
    await at.stop()
    let killed = 0
    for (let afterMs = 100; afterMs < 900; afterMs += 120) {
      const before = await at.epoch()
      killed += Number(await at.kill('restore', [at.copies, '--replace'], afterMs))
      const isNew = (await at.epoch()) !== before
      if (!isNew && !(await recordIds()).includes('r_later')) continue
      expect((await recordIds()).includes('r_later')).toBe(!isNew)
      expect(at.run('verify', ['--photos', 'sample'])).toMatchObject(fine)
    }
    expect(killed).toBeGreaterThan(0)
    expect(at.run('restore', [at.copies, '--replace'])).toMatchObject(fine)
    expect(at.run('verify')).toMatchObject(fine)
    expect(await recordIds()).not.toContain('r_later')
    expect(existsSync(join(at.data, 'restoring'))).toBe(false)
  }, 120_000)
})

describe('[R1] a restore touches nothing when the operator', () => {
  let made: Operator
  let copy: string
  let before: string | null
  beforeAll(async () => {
    await begin()
    await showPhoto('r_photo')
    backup()
    before = await at.epoch()
    await at.stop()
    made = at
  }, 60_000)
  beforeEach(() => {
    at = made.copy()
    copy = newest()
  })
  afterEach(end)
  afterAll(() => made.end())
  const untouched = async () => {
    expect(await at.epoch()).toBe(before)
    expect(readdirSync(at.data).filter((name) => name.startsWith('replaced-'))).toEqual([])
    expect(at.run('verify')).toMatchObject(fine)
  }
  const restore = (folder = at.copies, ...more: string[]) => at.run('restore', [folder, '--replace', ...more])

  it('names the wrong folder', async () => {
    expect(restore(join(at.home, 'nowhere'))).toMatchObject(said('no such folder'))
    expect(restore(at.home)).toMatchObject(said('no whole backup'))
    expect(restore(at.data)).toMatchObject(said('is no backup'))
    await untouched()
  })

  it('copied half of the database', async () => {
    truncateSync(join(copy, 'gridwalk.sqlite'), 8192)
    expect(restore()).toMatchObject(said('not what the manifest says'))
    expect(at.run('verify', [copy]).code).toBe(1)
    unlinkSync(join(copy, 'gridwalk.sqlite'))
    expect(restore()).toMatchObject(said('not what the manifest says'))
    expect(at.run('verify', [copy])).toMatchObject(said('no database'))
    await untouched()
  })

  it('copied no manifest, or half of one', async () => {
    const text = readFileSync(join(copy, 'manifest.json'), 'utf8')
    writeFileSync(join(copy, 'manifest.json'), text.slice(0, 100))
    expect(restore()).toMatchObject(said('cannot be read'))
    unlinkSync(join(copy, 'manifest.json'))
    expect(restore(copy)).toMatchObject(said('is no backup'))
    expect(restore()).toMatchObject(said('is missing'))
    await untouched()
  })

  it('copied no photos, unless told that they are gone for good', async () => {
    cpSync(copy, join(at.home, 'alone', '2026-01-01T00-00-00-000Z'), { recursive: true })
    const alone = join(at.home, 'alone')
    const data = join(at.home, 'elsewhere')
    const run = (...words: string[]) => at.run('restore', [alone, ...words], { GRIDWALK_DATA: data })
    expect(run()).toMatchObject(said('1 photos of this backup are missing'))
    expect(existsSync(join(data, 'gridwalk.sqlite'))).toBe(false)
    expect(run('--despite-missing-photos')).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 photos are nowhere') as string,
    })
    expect(at.run('verify', [], { GRIDWALK_DATA: data })).toMatchObject(fine)
    await untouched()
  })

  it('uses a backup of a later version', async () => {
    for (const later of [{ format: 9 }, { tables: 99 }, { schema: 99 }]) {
      writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifestOf(copy), ...later }))
      expect(restore()).toMatchObject(said('newer version'))
      writeFileSync(
        join(copy, 'manifest.json'),
        JSON.stringify({ ...manifestOf(copy), format: 1, tables: 1, schema: 1 }),
      )
    }
    await untouched()
  })

  it('has no room for it, nor for a backup', async () => {
    const disk = smallDisk(8)
    if (!disk) return
    try {
      cpSync(at.data, join(disk.path, 'data'), { recursive: true })
      disk.fill()
      const full = { GRIDWALK_DATA: join(disk.path, 'data') }
      expect(at.run('restore', [at.copies, '--replace'], full)).toMatchObject(said('no space left'))
      expect(at.run('backup', [join(disk.path, 'copies')])).toMatchObject(said('no space left'))
      disk.free()
      expect(at.run('verify', [], full)).toMatchObject(fine)
      expect(at.run('restore', [at.copies, '--replace'], full)).toMatchObject(fine)
      expect(at.run('backup', [join(disk.path, 'copies')])).toMatchObject(fine)
    } finally {
      disk.remove()
    }
    await untouched()
  })
})

describe('verify names', () => {
  let made: Operator
  beforeAll(async () => {
    await begin()
    await showPhoto('r_photo')
    await wang.push(patch('household', 'r_1', { code: ['B2', 'B3'] }))
    await at.stop()
    made = at
  }, 60_000)
  beforeEach(() => {
    at = made.copy()
  })
  afterEach(end)
  afterAll(() => made.end())

  const faults: readonly [what: string, sql: string, words: string][] = [
    [
      'a changed body',
      `update record set body = '{"code":"X"}' where id = 'r_1'`,
      'r_1: its content is not what its hash says',
    ],
    [
      'a wrong digest',
      `update scope set digestA = digestA + 1 where id = '${base}'`,
      'its digest is not that of its records',
    ],
    ['a wrong count', `update scope set count = 7 where id = '${base}'`, 'says 7 records'],
    [
      '[C2] a record that is not in the feed',
      `delete from feed where record = 'r_1'`,
      'r_1: it is not in the feed',
    ],
    [
      '[C2] a deleted record in the feed',
      `update record set state = 'deleted' where id = 'r_1'`,
      'it is deleted, but present',
    ],
    ['[C2] another revision in the feed', `update feed set rev = 5 where record = 'r_1'`, 'the feed says 5'],
    ['a feed row of no record', `delete from record where id = 'r_1'`, 'it is in the feed'],
    ['a number beyond the scope’s last', `update scope set seq = 1 where id = '${base}'`, 'beyond the scope'],
    ['a lost review', `delete from record where type = 'review'`, 'its review is missing'],
    [
      'a record that is older than its mutation',
      `update mutation set revAfter = 9 where op = 'create'`,
      'it made rev 9',
    ],
    ['a photo that nobody may see', `delete from blobRef`, 'but not said to be'],
  ]
  it.each(faults)('%s', (_, sql, words) => {
    at.spoil(sql)
    expect(at.run('verify')).toMatchObject(said(words))
  })

  it('what is wrong to whoever makes a backup of it, and to whoever restores that', () => {
    at.spoil(`update record set body = '{"code":"X"}' where id = 'r_1'`)
    expect(at.run('backup', [at.copies])).toMatchObject(said('the database has 1 faults'))
    expect(at.run('verify', [at.copies])).toMatchObject(said('r_1: its content'))
    expect(at.run('restore', [at.copies, '--replace'])).toMatchObject(said('--despite-faults'))
    expect(at.run('restore', [at.copies, '--replace', '--despite-faults'])).toMatchObject(fine)
  })

  it('a photo that is missing, short or changed, and reads a sample when told', async () => {
    const [blob] = await at.look(({ rows }) => rows.blobs(null, 9))
    const file = photoIn(at.data, blob!.sha256)
    const bytes = readFileSync(file)
    bytes[bytes.length - 10]! ^= 1
    writeFileSync(file, bytes)
    expect(at.run('verify')).toMatchObject(said('its bytes have changed'))
    expect(at.run('verify', ['--photos', 'sample'])).toMatchObject(said('its bytes have changed'))
    truncateSync(file, 100)
    expect(at.run('verify')).toMatchObject(said('has 100'))
    unlinkSync(file)
    expect(at.run('verify')).toMatchObject(said(`${blob!.sha256}: missing`))
    expect(at.run('verify', ['--photos', 'few'])).toMatchObject(said('--photos sample'))
  })
})
