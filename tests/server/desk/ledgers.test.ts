import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerMessage } from '#domain/desk/ledger-message.ts'
import { ledgerContent } from '#domain/ledgers/ledger-file.ts'
import { localDate } from '#domain/local-date.ts'
import type { JsonObject } from '#domain/json.ts'
import type { NewRecord } from '#server/storage/stored.ts'
import type { Phone } from '../support/phone.ts'
import { command, create } from '../support/phone.ts'
import { type DeskStreet, openDeskStreet, visitElder } from './desk-street.ts'

let street: DeskStreet
let wei: Phone
let days: string
let today: string

const parts = ['base', 'care', 'house'] as const
const phoneOf = (n: number) => `199000010${String(n).padStart(2, '0')}`

beforeAll(async () => {
  street = await openDeskStreet()
  await street.write(async ({ grants }) => {
    await grants.give({ user: 'u_zhang', scope: 'holding', role: 'supervisor' })
  })
  const rights = Object.fromEntries(parts.map((part) => [`g:07/${part}`, 'supervisor' as const]))
  await street.person('wei', 'supervisor', { ...rights, common: 'supervisor', holding: 'supervisor' })
  wei = await street.phone('wei')
  today = localDate(street.now)
  days = `from=${today}&to=${today}`
  await visitElder(street, 'r_v', { he_illness: { value: 'abnormal' } })
  // Sixty homes that were visited today.
  const at = { createdBy: 'u_li', createdAt: street.now - 1000 }
  const homes = Array.from({ length: 60 }, (_, n): NewRecord => ({
    id: `h_${n}`,
    type: 'household',
    scope: 'g:07/base',
    body: { code: `c${n}`, building: 'r_b', room: `${n}01`, head: `陈大${n}` },
    ...at,
  }))
  const visits = homes.map((home, n): NewRecord => ({
    id: `v_${n}`,
    type: 'visit',
    scope: 'g:07/base',
    body: {
      visitType: 'daily',
      form: 'home',
      workers: ['u_li'],
      endedAt: street.now - 60_000 * n,
      households: [{ household: home.id, met: 'self' }],
      summary: `电话 ${phoneOf(n)}`,
      status: 'submitted',
    },
    ...at,
  }))
  await street.write((tables) => tables.records.insertAll([...homes, ...visits], street.now))
})
afterAll(() => street.close())

const exports = async () =>
  (await street.context.store.read(({ audit }) => audit.list({ limit: 50, action: 'desk.export' }))).map(
    ({ user, object, result, details }) => ({ user, object, result, ...details }) as JsonObject,
  )
const ask = (who: Phone, path: string) => street.desk<LedgerMessage>(who, `ledgers/${path}`)

describe('ledgers at the desk', () => {
  it('come page by page, masked, from the same rules as on the phone', async () => {
    const first = await ask(street.zhang, `visits?${days}&limit=40`)
    expect(first.body).toMatchObject({ title: '走访台账', total: 61, persons: 61, masked: true })
    expect(first.body.grids).toEqual([{ code: '07', name: '07' }])
    const rest = await ask(street.zhang, `visits?${days}&limit=40&after=40`)
    expect([first.body.rows.length, rest.body.rows.length]).toEqual([40, 21])
    expect(rest.body.rows.at(-1)!.cells[0]).toBe(61)
    const text = JSON.stringify([first.body, rest.body])
    for (const secret of ['王桂兰', '陈大1', phoneOf(3), '"301"']) expect(text).not.toContain(secret)
    expect(text).toContain('199****1003')
    expect(await exports()).toEqual([])
  })

  it('as a file are on the audit trail with the hash of what was given', async () => {
    const { body } = await ask(street.zhang, `visits/file?${days}`)
    expect([body.rows.length, body.masked]).toEqual([61, true])
    const content = ledgerContent(
      body.headings,
      body.rows.map(({ cells }) => cells),
    )
    expect((await exports())[0]).toMatchObject({
      user: 'u_zhang',
      object: 'ledger:visits',
      result: 'done',
      reason: null,
      lines: 61,
      persons: 61,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  })

  it('of few persons are given in full for a reason', async () => {
    const { body } = await ask(street.zhang, `elderVisits/file?${days}&reveal=check`)
    expect(body).toMatchObject({ masked: false, persons: 1, agreedBy: null })
    expect(body.rows[0]!.cells).toContain('王桂兰')
    expect((await exports())[0]).toMatchObject({ object: 'ledger:elderVisits', reason: 'check', persons: 1 })
  })

  it('of more than fifty persons are given in full only when another person has agreed (DOMAIN 2.3)', async () => {
    const path = `visits/file?${days}&reveal=check`
    expect(await ask(street.zhang, path)).toMatchObject({ status: 403, body: { code: 'exportNeedsSecond' } })
    expect((await exports())[0]).toMatchObject({ user: 'u_zhang', result: 'refused', reason: 'check' })

    const request = {
      ledger: 'visits',
      grids: [{ grid: '07' }],
      from: today,
      to: today,
      reason: 'check',
      purpose: '年底核对',
    }
    await street.zhang.push(create('exportRequest', 'r_x', 'holding', request))
    const withRequest = `${path}&request=r_x`
    expect((await ask(street.zhang, withRequest)).status).toBe(403)
    // Nobody agrees to the own request.
    await street.zhang.push(command('exportRequest', 'r_x', 'approve'))
    expect((await street.record('r_x'))!.body.status).toBe('requested')
    expect((await ask(street.zhang, withRequest)).status).toBe(403)

    await wei.push(command('exportRequest', 'r_x', 'approve'))
    expect((await street.record('r_x'))!.body).toMatchObject({ status: 'approved', decidedBy: 'u_wei' })
    const given = await ask(street.zhang, withRequest)
    expect(given.body).toMatchObject({ masked: false, persons: 61, agreedBy: 'wei' })
    expect(JSON.stringify(given.body)).toContain(phoneOf(3))
    expect((await exports())[0]).toMatchObject({ result: 'done', request: 'r_x', persons: 61 })

    // For another ledger, other days or another asker it is not worth anything.
    const yesterday = localDate(street.now - 86_400_000)
    expect((await ask(street.zhang, `daily/file?${days}&reveal=check&request=r_x`)).status).toBe(200)
    expect(
      (await ask(street.zhang, `visits/file?from=${yesterday}&to=${today}&reveal=check&request=r_x`)).status,
    ).toBe(403)
    expect((await ask(wei, withRequest)).status).toBe(403)
  })

  it.each([
    ['a worker', () => street.li, 403],
    ['a supervisor of another grid', () => street.far, 200],
  ])('show %s nothing', async (_who, who, status) => {
    const answer = await ask(who(), `visits?${days}`)
    expect(answer.status).toBe(status)
    expect(JSON.stringify(answer.body)).not.toContain('陈')
    expect((await ask(who(), `visits?${days}&grid=07`)).status).toBe(403)
    expect((await ask(who(), `visits/file?${days}&grid=07&reveal=check`)).status).toBe(403)
  })

  it('leave out a grid of which the reader sees only a part', async () => {
    await street.person('half', 'supervisor', { 'g:07/base': 'supervisor', common: 'supervisor' })
    const half = await street.phone('half')
    expect((await ask(half, `visits?${days}`)).status).toBe(403)
    expect((await ask(half, `matters?${days}`)).status).toBe(200)
  })

  it.each([
    'nonsense?from=2026-01-01&to=2026-01-31',
    '__proto__?from=2026-01-01&to=2026-01-31',
    'visits',
    'visits?from=2026-02-30&to=2026-03-01',
    'visits?from=2026-03-02&to=2026-03-01',
    'visits?from=2020-01-01&to=2026-03-01',
    'visits?from=2026-01-01&to=2026-01-31&limit=0',
    'visits?from=2026-01-01&to=2026-01-31&after=-1',
    'visits/file?from=2026-01-01&to=2026-01-31&reveal=curiosity',
  ])('refuse what they do not understand: %s', async (path) => {
    expect(await ask(street.zhang, path)).toMatchObject({ status: 400, body: { code: 'badRequest' } })
  })
})
