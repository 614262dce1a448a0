import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedInventedStreet } from '#server/tasks/seed-street.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { openStreet, type Street } from '#tests/server/support/street.ts'
import { demoPassword } from './support/phone.ts'
import { dayMs, dayOf } from './week/calendar.ts'
import { nextWrite } from './week/day-of-work.ts'
import { Dice } from './week/dice.ts'
import { expectedLines } from './week/expected-lines.ts'
import { expectedLedgers } from './week/expected-ledgers.ts'
import { expectedRates } from './week/expected-rates.ts'
import { type Row, Rows } from './week/rows.ts'
import { type Saved, WeekPhone } from './week/week-phone.ts'

const seed = Number(process.env.WEEK_SEED ?? Math.floor(Math.random() * 1e9))
// `npm test` plays two days; `npm run test:week` a week, or as long as wanted.
const days = Number(process.env.WEEK_DAYS ?? 2)
const minute = 60_000
const hour = 60 * minute

/** By hours, the other way, and by days: a cheap phone whose battery was out. */
const workers = [
  { username: 'worker09', skewMs: 3 * hour },
  { username: 'helper01', skewMs: -5 * hour },
  { username: 'worker01', skewMs: 2 * dayMs + 7 * hour },
] as const

describe(`${days} days of three workers (again with WEEK_SEED=${seed})`, () => {
  const dice = new Dice(seed)
  const start = Date.UTC(2026, Math.floor(dice.next() * 12), 1 + Math.floor(dice.next() * 28), 0, 30)
  const saved = new Map<string, Saved & { readonly body: Row['body'] }>()
  let street: Street
  let browser: Browser
  const phones: WeekPhone[] = []
  const ownDice = workers.map((_, n) => new Dice(seed + n + 1))

  beforeAll(async () => {
    console.log(`the week from ${dayOf(start)}: WEEK_SEED=${seed}`)
    street = await openStreet({ app: resolve('dist/app'), sessionMs: (days + 2) * dayMs })
    street.now = start
    await seedInventedStreet(street.context, { seed })
    browser = await launchBrowser()
    for (const { username, skewMs } of workers) {
      phones.push(await WeekPhone.bring(browser, street.url, username, skewMs))
    }
  })

  afterAll(async () => {
    for (const phone of phones) await phone.close()
    await browser?.close()
    await street?.close()
  })

  for (let day = 0; day < days; day++) {
    test(`day ${day + 1}: the lists are what the rules say, before the work, after it and in the evening`, async () => {
      street.now = start + day * dayMs
      await Promise.all(phones.map((phone, n) => dayOfWork(phone, ownDice[n]!, day)))
    }, 180_000)
  }

  test('home again: the server has every word, and each phone what the server has', async () => {
    street.now = start + days * dayMs
    for (const phone of phones) {
      await phone.open(street.now, false)
      await phone.listed()
      await phone.delivered()
    }
    const server = await everything()
    expect(saved.size).toBeGreaterThan(days * workers.length)
    for (const { id, body } of saved.values()) {
      expect(server.get(id)?.body, `what was written as ${id}`).toMatchObject(body)
    }
    for (const phone of phones) {
      await phone.delivered()
      const held = await phone.rows()
      const scopes = new Set(held.map(({ scope }) => scope))
      const there = [...server.values()].filter(
        ({ scope, state }) => scopes.has(scope) && state !== 'deleted',
      )
      expect(revisions(held)).toEqual(revisions(there))
      await expectLines(phone, street.now, there)
      const expected = expectedRates(new Rows(there), street.now)
      expect(await phone.rates(), `${phone.username}'s month`).toMatchObject(expected)
      await expectLedgers(phone, new Rows(there))
    }
    expect(phones.flatMap(({ complaints }) => complaints)).toEqual([])
  }, 120_000)

  async function dayOfWork(phone: WeekPhone, mine: Dice, day: number): Promise<void> {
    const { now } = street
    const offline = day > 0 && mine.chance(0.5)
    await phone.open(now, offline)
    if (day === 0) await phone.signIn(demoPassword)
    await phone.listed()
    if (!offline) await phone.delivered()
    await expectLines(phone, now)

    const user = await phone.user()
    const writes = 2 + Math.floor(mine.next() * 3)
    const known = await phone.rows()
    for (let n = 0; n < writes; n++) {
      const told = await phone.now()
      expect(Math.abs(told - now), 'a wrong clock makes no wrong time').toBeLessThan(5 * minute)
      const write = nextWrite(known, mine, { user, now: told })
      const one = await phone.save(write)
      saved.set(one.id, { ...one, body: write.body })
    }
    await expectLines(phone, now)

    if (mine.chance(0.3)) await loseTheTab(phone, now, offline)
    if (mine.chance(0.3)) {
      const evening = now + 12 * hour
      await phone.open(evening, true)
      await phone.listed()
      await expectLines(phone, evening)
      await phone.open(now, offline)
      await phone.listed()
    }
    if (!offline) await phone.delivered()
  }

  /** In the middle of a visit; the sentence is found again, and the list says the same. */
  async function loseTheTab(phone: WeekPhone, now: number, offline: boolean): Promise<void> {
    const { page } = phone
    await page.getByRole('link', { name: '记一次走访' }).click()
    await page.locator('[data-field="summary"] textarea').fill('说到一半')
    // The promise is a second.
    await page.waitForTimeout(1000)
    await phone.killTab()
    await phone.open(now, offline)
    await phone.listed()
    await phone.page.getByText('没写完的').waitFor()
    await expectLines(phone, now)
  }

  /** What stands on the screen for elders, houses and homes is what follows from the records by the rules. */
  async function expectLines(phone: WeekPhone, now: number, rows?: readonly Row[]): Promise<void> {
    const compared = /^(elder|house|homes):/
    let shown: Record<string, string> = {}
    let expected: Record<string, string> = {}
    // A colleague's work may come in between the two looks.
    for (let tries = 0; tries < 5; tries++) {
      shown = Object.fromEntries(Object.entries(await phone.lines()).filter(([key]) => compared.test(key)))
      expected = expectedLines(new Rows(rows ?? (await phone.rows())), now)
      if (JSON.stringify(sorted(shown)) === JSON.stringify(sorted(expected))) break
      await phone.page.waitForTimeout(300)
    }
    expect(Object.keys(expected).length).toBeGreaterThan(5)
    expect(sorted(shown), `${phone.username} on ${dayOf(now)}`).toEqual(sorted(expected))
  }

  /** Written without a network, as a street wants them. */
  async function expectLedgers(phone: WeekPhone, rows: Rows): Promise<void> {
    const { lines, counts } = expectedLedgers(rows, street.now)
    const numbers = Object.entries(lines).map(([name, { length }]) => [name, length])
    expect(Object.values(lines).filter(({ length }) => length > 0).length).toBeGreaterThan(3)
    expect(await phone.ledgers(), `${phone.username}'s ledgers`).toEqual({
      ...counts,
      ...Object.fromEntries(numbers),
    })
    await phone.offline(true)
    for (const [name, expected] of Object.entries(lines)) {
      if (expected.length === 0) continue
      expect(await phone.ledger(name), `${phone.username}: ${name}`).toMatchObject(expected)
    }
    await phone.offline(false)
  }

  async function everything(): Promise<Map<string, Row & { rev: number }>> {
    const rows = await street.context.store.read(async ({ feed }) => {
      const scopes = await feed.scopes()
      return Promise.all(scopes.map((scope) => feed.after(scope, 0, { rows: 1e6, bytes: 1e9 })))
    })
    const present = rows.flatMap((page) => page.rows).filter((row) => !('gone' in row))
    return new Map(present.map((row) => [row.id, row as unknown as Row & { rev: number }]))
  }
})

const sorted = (lines: Record<string, string>) => Object.entries(lines).sort(([a], [b]) => (a < b ? -1 : 1))

const revisions = (rows: readonly { id: string; rev: number }[]) =>
  rows.map(({ id, rev }) => `${id} ${rev}`).sort()
