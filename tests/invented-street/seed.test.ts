import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import { createEvents } from '#server/services/server-events.ts'
import { isPassword } from '#server/services/users/password.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { seedInventedStreet } from '#server/tasks/seed-street.ts'
import { tell } from './told-street.ts'

const folder = mkdtempSync(join(tmpdir(), 'invented-'))
const store = openSqliteStore({ file: join(folder, 'street.sqlite') })
const quiet = () => undefined
const context: ServerContext = {
  store,
  clock: () => momentOf('2026-03-18', 540),
  random: (bytes) => bytes.fill(7),
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  events: createEvents(),
}
const street = tell({ seed: 'gridwalk', today: '2026-03-18' })
let accounts: Awaited<ReturnType<typeof seedInventedStreet>> = []

beforeAll(async () => {
  accounts = await seedInventedStreet(context, { seed: 'gridwalk' })
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('every record arrives as it was invented, in its scope’s count and digest', async () => {
  const scopes = [...new Set(street.street.records.map(({ scope }) => scope))]
  const heads = await store.read(({ feed }) => feed.heads(scopes))
  for (const scope of scopes) {
    const here = street.street.records.filter((record) => record.scope === scope)
    const rows = here.map((record) => rowDigest({ id: record.id, rev: 1, contentHash: contentHash(record) }))
    expect(heads.get(scope)!.count).toBe(here.length)
    expect(heads.get(scope)!.digest).toEqual(rows.reduce(addToDigest, emptyDigest))
  }
})

test('those who are told can sign in, who left cannot', async () => {
  expect(accounts.length).toBe(7)
  const users = await store.read((tables) => tables.users.all())
  expect(users.length).toBe(street.street.users.length)
  expect(users.filter(({ disabledAt }) => disabledAt !== null).map(({ username }) => username)).toEqual([
    'former01',
  ])
  expect(await isPassword(accounts[0]!.password, users[0]!.passwordHash)).toBe(true)
})

test('grants are as invented', async () => {
  const { id } = street.street.users.find(({ username }) => username === 'worker09')!
  const given = await store.read(({ grants }) => grants.ofUser(id))
  expect(given.map(({ scope }) => scope).sort()).toEqual(
    street.street.grants
      .filter(({ user }) => user === id)
      .map(({ scope }) => scope)
      .sort(),
  )
})

test('a server that knows somebody is left as it is', async () => {
  expect(await seedInventedStreet(context, { seed: 'another' })).toEqual([])
  expect((await store.read((tables) => tables.users.all())).length).toBe(street.street.users.length)
})
