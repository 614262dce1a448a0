import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerMessage } from '#domain/desk/ledger-message.ts'
import type { OverviewMessage } from '#domain/desk/desk-messages.ts'
import { localDate } from '#domain/local-date.ts'
import type { JsonObject } from '#domain/json.ts'
import type { NewRecord } from '#server/storage/stored.ts'
import { type DeskStreet, openDeskStreet } from './desk-street.ts'

const day = 86_400_000
let street: DeskStreet

beforeAll(async () => {
  street = await openDeskStreet()
})
afterAll(() => street.close())

const record = (id: string, type: string, daysAgo: number, body: JsonObject): NewRecord => ({
  id,
  type,
  scope: 'g:07/care',
  body,
  createdBy: 'u_li',
  createdAt: street.now - daysAgo * day,
})

/** Green by the file alone. */
const elder = (id: string): NewRecord =>
  record(id, 'elder', 400, {
    name: id,
    birthDate: '1955-01-01',
    enrolledOn: '2024-10-01',
    livingArrangement: 'with_disabled_child',
    abilityLevel: 'intact',
    phone: '19900000003',
    status: 'active',
  })

const visit = (id: string, of: string, daysAgo: number, value: string): NewRecord =>
  record(id, 'elderVisit', daysAgo, {
    elder: of,
    mode: 'in_person',
    contact: 'met',
    status: 'submitted',
    endedAt: street.now - daysAgo * day,
    workers: ['u_li'],
    answers: { he_illness: { value } },
  })

const put = (...records: NewRecord[]) =>
  street.write((tables) => tables.records.insertAll(records, street.now))

describe('an elder at the desk', () => {
  it('[M3] DOMAIN 4.5: keeps the level that two bad visits gave, however long ago that was', async () => {
    const before = await street.desk<OverviewMessage>(street.zhang, 'overview')
    await put(
      elder('r_long'),
      visit('r_bad1', 'r_long', 211, 'attention'),
      visit('r_bad2', 'r_long', 210, 'attention'),
      visit('r_good', 'r_long', 0, 'normal'),
    )
    const { body } = await street.desk<OverviewMessage>(street.zhang, 'overview')
    expect(body.levels.yellow).toBe((before.body.levels.yellow ?? 0) + 1)
    expect(body.levels.green).toBe(before.body.levels.green)
    const today = localDate(street.now)
    const ledger = await street.desk<LedgerMessage>(
      street.zhang,
      `ledgers/elderVisits?from=${today}&to=${today}`,
    )
    expect(ledger.body.rows[0]!.cells).toContain('黄(一般关爱)')
  })

  it('DOMAIN 4.5: missed twice in a row is seen by the street, above whoever is late for once', async () => {
    const late = (id: string) => [elder(id), visit(`${id}_last`, id, 60, 'normal')]
    await put(
      ...late('r_once'),
      ...late('r_twice'),
      record('r_missed', 'missedVisit', 60, {
        elder: 'r_twice',
        kind: 'contact',
        due: localDate(street.now - 62 * day),
        visit: 'r_twice_last',
        status: 'closed',
      }),
    )
    const { attention } = (await street.desk<OverviewMessage>(street.zhang, 'overview')).body
    const of = (id: string) => attention.filter((one) => one.id === id)
    expect(of('r_once')).toMatchObject([{ tone: 'orange' }])
    expect(of('r_twice')).toMatchObject([
      { tone: 'red', why: { zh: expect.stringContaining('连续两次漏访，请街道协助') } },
    ])
  })

  it('DOMAIN 4.5: red and late by more than a day is seen by the street', async () => {
    const { attention } = (await street.desk<OverviewMessage>(street.zhang, 'overview')).body
    expect(attention.find(({ id }) => id === 'r_elder')).toMatchObject({
      tone: 'red',
      why: { zh: expect.stringContaining('红色逾期超过一天，请街道协助') },
    })
  })
})
