import { describe, expect, test } from 'vitest'
import { type LedgerName, ledgerNames, ledgers } from '#domain/ledgers/ledgers.ts'
import type { RecordType } from '#domain/records/registry.ts'
import type { Records } from '#domain/schedule/world.ts'
import { momentOf } from '#domain/local-date.ts'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'
import { recordsAtHand } from '#server/services/desk/records-at-hand.ts'
import { SmallWorld } from '../schedule/small-world.ts'
import { linesOf, sheetOf } from './read-sheet.ts'

const phone = '19900001234'
const id = '11010519491231002X'
const endedAt = momentOf('2026-11-05', 600)

const world = SmallWorld.withHomes()
  .elder('e1', 'h302', {
    name: '王桂兰',
    phone,
    categories: ['living_alone', 'dementia'],
    emergencyContacts: [{ name: '王建军', relation: '儿子', phone: '19900005678' }],
  })
  .visited('v', 'e1', '2026-11-04', {
    summary: '王桂兰血压高',
    answers: { he_illness: { value: 'abnormal' }, me_mood: { value: 'normal' } },
  })
  .add('visit', 'w', {
    visitType: 'daily',
    form: 'home',
    workers: ['u1'],
    endedAt,
    status: 'submitted',
    households: [{ household: 'h302', met: 'self' }],
    summary: `王桂兰说电话换成${phone}，证号 ${id}，座机 0551-6612345。`,
  })
  .add(
    'matter',
    'm',
    {
      class: 'LW',
      brief: `陈素芬要办证，找${phone}`,
      household: 'h604',
      client: '陈素芬',
      clientPhone: phone,
    },
    { at: endedAt },
  )

describe('personal data in a ledger (DOMAIN 8.2, 13)', () => {
  test('is masked unless somebody said why: names, numbers, doors, and what was typed into a text', () => {
    for (const name of ledgerNames) {
      const text = JSON.stringify(sheetOf(name, world.records))
      for (const secret of ['王桂兰', '王建军', '陈素芬', phone, id, '6612345', '302', '604', '血压']) {
        expect(`${name}: ${text}`).not.toContain(secret)
      }
    }
    expect(linesOf(sheetOf('visits', world.records))[1]).toMatchObject({
      '户主/对象': '王**',
      地址: '3 栋***',
      主要内容: '王**说电话换成199****1234，证号 110***********002X，座机 **********45。',
    })
    expect(linesOf(sheetOf('elderVisits', world.records))[0]).toMatchObject({
      姓名: '王**',
      类别: '独居、***',
      紧急联系人及电话: '王** 199****5678',
      健康: '异常',
      精神: '正常',
    })
  })

  test('is whole for a reader who may see it', () => {
    expect(linesOf(sheetOf('visits', world.records, { full: true }))[1]).toMatchObject({
      '户主/对象': '王桂兰',
      地址: '3 栋 302',
    })
    const [elder] = linesOf(sheetOf('elderVisits', world.records, { full: true }))
    expect(elder).toMatchObject({
      姓名: '王桂兰',
      类别: '独居、失智',
      紧急联系人及电话: '王建军 19900005678',
    })
    expect(elder!['健康']).toMatch(/^异常:/)
  })

  test('a sheet says how many persons it names, each once', () => {
    expect(sheetOf('visits', world.records).persons).toBe(2)
    expect(sheetOf('elderVisits', world.records).persons).toBe(1)
    expect(sheetOf('daily', world.records).persons).toBe(0)
  })

  test('of a whole street no ledger tells a phone number or a resident’s name', () => {
    const { records } = inventStreet({ seed: 'ledgers', today: '2026-11-28' })
    const street = recordsAtHand(records)
    const colleagues = new Set(street.ofType('assignment').map(({ body }) => body.name))
    const names = street
      .ofType('resident')
      .flatMap(({ body }) =>
        body.name && body.name.length > 2 && !colleagues.has(body.name) ? [body.name] : [],
      )
    const asked = new Map<string, Set<string>>()
    const watched = (name: string): Records => {
      const types = new Set<string>()
      asked.set(name, types)
      return new Proxy(street, {
        get:
          (target, how: keyof Records) =>
          (type: string, ...more: unknown[]): unknown => {
            types.add(type)
            return Reflect.apply(target[how], target, [type, ...more])
          },
      })
    }
    const texts = ledgerNames.map((name) => {
      const text = sheetOf(name, watched(name))
        .rows.map(({ cells }) => cells.join('\t'))
        .join('\n')
      return [name, text] as const
    })
    expect(texts.filter(([, text]) => text.length > 1000).length).toBeGreaterThan(4)
    const told = texts.flatMap(([name, text]) => [
      ...(text.match(/1990000\d{4}/g) ?? []).map((number) => `${name}: ${number}`),
      ...names.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`),
    ])
    expect(told).toEqual([])
    // A server loads what a ledger says it reads, and nothing else.
    const unsaid = [...asked].flatMap(([name, types]) =>
      [...types]
        .filter((type) => !ledgers[name as LedgerName].reads.includes(type as RecordType))
        .map((type) => `${name} reads ${type}`),
    )
    expect(unsaid).toEqual([])
  })
})
