import { beforeAll, describe, expect, test } from 'vitest'
import type { Field } from '#domain/fields/field.ts'
import type { ListField } from '#domain/fields/list.ts'
import { isJsonObject } from '#domain/json.ts'
import { addDays, momentOf } from '#domain/local-date.ts'
import { overviewOf } from '#domain/desk/overview.ts'
import { ledgerNames, ledgers } from '#domain/ledgers/ledgers.ts'
import { monthOf } from '#domain/rates/period.ts'
import { ratesOf } from '#domain/rates/rates-of.ts'
import { definitionOf, type RecordType, registry } from '#domain/records/registry.ts'
import { DueBoard } from '#domain/schedule/due-board.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import type { DueItem } from '#domain/schedule/due-item.ts'
import { aMorning, tell, tellings } from '#tests/invented-street/told-street.ts'
import { type DeviceRecord, WorkingSet } from '#storage/working-set.ts'
import { sheetOf } from './ledgers/read-sheet.ts'

const newer = 'ofANewerVersion'

type Body = Readonly<Record<string, unknown>>

/** The same value with every choice in it replaced by one that this version does not know; undefined without any. */
function unknownIn(field: Field, value: unknown): unknown {
  if (field.kind === 'choice') return newer
  if (field.kind === 'multiChoice') return [newer]
  if (field.kind === 'answers') {
    if (!isJsonObject(value)) return undefined
    return Object.fromEntries(
      Object.entries(value).map(([item, answer]) => [item, { ...(answer as object), value: newer }]),
    )
  }
  if (field.kind !== 'list' || !Array.isArray(value) || value.length === 0) return undefined
  const choices = Object.entries((field as ListField).of).filter(
    ([, column]) => unknownIn(column, undefined) !== undefined,
  )
  if (choices.length === 0) return undefined
  const names = Object.fromEntries(choices.map(([name, column]) => [name, unknownIn(column, undefined)]))
  return value.map((row: object) => ({ ...row, ...names }))
}

/** The record with one field at a time of a newer version. */
function* broken(record: DeviceRecord): Generator<[field: string, record: DeviceRecord]> {
  const body = record.body as Body
  for (const [name, field] of Object.entries<Field>(definitionOf(record.type)!.fields)) {
    const value = unknownIn(field, body[name])
    if (value !== undefined)
      yield [name, { ...record, body: { ...body, [name]: value } as DeviceRecord['body'] }]
  }
}

const types = Object.keys(registry) as RecordType[]
const telling = tellings[0]
const moment = { today: telling.today, minutes: aMorning }
const now = momentOf(moment.today, moment.minutes)
const user = 'u_worker'
const world = { records: new WorkingSet(), user, ownGrids: () => ['01'] }

/** A record of each kind of line, so that each has something to say today. */
const due: readonly [RecordType, id: string, Body][] = [
  ['grid', 'd_grid', { code: '01', name: '第一网格' }],
  ['task', 'd_task', { kind: 'other', what: '看电箱', due: moment.today }],
  ['dispute', 'd_dispute', { disputeType: 'neighbours', brief: '漏水', status: 'registered', violent: true }],
  [
    'matter',
    'd_matter',
    { class: 'SF', brief: '飞线', promisedBy: moment.today, status: 'reported', level: 'L4' },
  ],
  ['careFollowUp', 'd_follow', { elder: 'd_elder', effect: 'E', due: now, foundAt: now, status: 'open' }],
  ['serviceRequest', 'd_service', { need: 'other', client: '王桂兰', status: 'submitted', urgent: true }],
  [
    'dutyPoint',
    'd_point',
    {
      name: '消防通道',
      kind: 'fireLane',
      checkCycle: 'weekly',
      owners: [user],
      from: addDays(moment.today, -9),
    },
  ],
  ['hazardCase', 'd_case', { status: 'found', colour: 'red', brief: '裂缝', foundAt: now }],
  ['review', 'd_review', { author: user, status: 'open', kind: 'field', targetType: 'household' }],
  ['notice', 'd_notice', { kind: 'moved', targetType: 'household' }],
  [
    'house',
    'd_house',
    {
      address: '石桥路 17 号',
      status: 'active',
      isBusiness: true,
    },
  ],
  [
    'house',
    'd_stormy',
    { address: '石桥路 18 号', status: 'active', events: [{ kind: 'storm', on: addDays(moment.today, -2) }] },
  ],
  [
    'houseInspection',
    'd_inspection',
    {
      house: 'd_house',
      facts: { structureType: 'earth', floors: 1, isBusiness: true, occupants: 2 },
      answers: { em_partial_collapse_tilt: { value: 'yes' } },
      status: 'submitted',
      verifiedGrade: 'some',
      endedAt: momentOf(addDays(moment.today, -40)),
    },
  ],
  ['household', 'd_home', { room: '302', head: '王桂兰' }],
  [
    'visit',
    'd_visit',
    {
      status: 'returned',
      visitType: 'ordinary',
      form: 'home',
      households: [{ household: 'd_home', met: 'self' }],
      nextVisit: moment.today,
      endedAt: momentOf(addDays(moment.today, -3)),
    },
  ],
  [
    'elder',
    'd_elder',
    {
      name: '王桂兰',
      household: 'd_home',
      status: 'active',
      livingArrangement: 'alone',
      birthDate: '1938-01-01',
      categories: ['other'],
      statusLog: [{ status: 'hospital', on: addDays(moment.today, -60) }],
    },
  ],
  [
    'elderVisit',
    'd_unanswered',
    {
      elder: 'd_elder',
      mode: 'in_person',
      contact: 'not_home',
      status: 'submitted',
      startedAt: now,
      endedAt: now,
    },
  ],
]

/** What a field of one record says in its own line. */
const said: readonly [id: string, field: string][] = [
  ['d_task', 'kind'],
  ['d_dispute', 'disputeType'],
  ['d_matter', 'class'],
  ['d_follow', 'effect'],
  ['d_service', 'need'],
  ['d_point', 'checkCycle'],
  ['d_review', 'kind'],
  ['d_notice', 'kind'],
  ['d_stormy', 'events'],
]

const samples: DeviceRecord[] = []
/** What each record says, by its id. */
const bodies = new Map<string, string>()
const perKind = 25

/** What a change of this record may reach: what it names, and what names it, at most over one other. */
function around(record: DeviceRecord): ReadonlySet<string> {
  const reached = new Set([record.id])
  for (let round = 0; round < 2; round++) {
    const known = [...reached]
    for (const id of known) {
      const words = bodies.get(id) ?? ''
      for (const [other, text] of bodies) if (words.includes(other) || text.includes(id)) reached.add(other)
    }
  }
  return reached
}

const lineOf = (items: readonly DueItem[], id: string) =>
  items
    .filter(({ record }) => record === id)
    .map(({ title, why }) => `${title.zh} ${why.zh} ${title.en} ${why.en}`)
    .join()

/** Puts each field of a newer version into the world, looks, and takes it out again. */
function eachBroken(look: (record: DeviceRecord, field: string) => void): void {
  for (const record of samples) {
    for (const [field, odd] of broken(record)) {
      world.records.change([odd])
      try {
        look(record, field)
      } catch (cause) {
        throw new Error(`${record.type}.${field} of ${record.id}`, { cause })
      } finally {
        world.records.change([record])
      }
    }
  }
}

beforeAll(() => {
  const told = tell(telling)
  const seen = told.asSeenBy(told.street.users.find(({ username }) => username === 'worker09')!.id)
  const put: DeviceRecord[] = types.flatMap((type) =>
    (seen.ofType(type) as unknown as DeviceRecord[])
      .slice(0, perKind)
      .map((record) => ({ ...record, pending: [] })),
  )
  samples.push(...types.flatMap((type) => put.find((one) => one.type === type) ?? []))
  const grid = put[0]!
  for (const [type, id, body] of due) {
    const record: DeviceRecord = {
      ...grid,
      id,
      type,
      scope: 'g:01/base',
      state: 'live',
      body: body as DeviceRecord['body'],
      createdBy: user,
      createdAt: now,
      updatedAt: now,
    }
    put.push(record)
    samples.push(record)
  }
  world.records.change(put)
  for (const { id, body } of put) bodies.set(id, JSON.stringify(body))
})

describe('a value that a newer version wrote', () => {
  test('there is something to say of every kind beforehand', () => {
    const kinds = new Set(dueToday(world, moment).map(({ kind }) => kind))
    expect([...kinds].sort()).toMatchInlineSnapshot(`
      [
        "case",
        "dispute",
        "elder",
        "followUp",
        "homes",
        "house",
        "matter",
        "noAnswer",
        "notice",
        "patrol",
        "point",
        "professional",
        "promise",
        "returned",
        "review",
        "service",
        "task",
      ]
    `)
  })

  test('no choice of any kind of record takes a line of 今日 away that is not about it, nor cannot be read', () => {
    const before = dueToday(world, moment)
    const board = new DueBoard(world, moment)
    world.records.subscribe((change) => board.touch(change))
    eachBroken((record) => {
      const reached = around(record)
      const after = new Map(board.items().map((item) => [item.key, item]))
      const others = before.filter(
        (item) => !reached.has(item.record) && !reached.has(item.place.house ?? ''),
      )
      for (const item of others) expect(after.get(item.key)).toEqual(item)
      expect([...after.values()].filter(({ kind }) => kind === 'unread')).toEqual([])
      expect([...after.values()]).toEqual(dueToday(world, moment))
    })
  })

  test.each(said)('%s.%s is shown as it came', (id, field) => {
    const record = samples.find((one) => one.id === id)!
    const [, odd] = [...broken(record)].find(([name]) => name === field)!
    world.records.change([odd])
    const line = lineOf(dueToday(world, moment), id)
    world.records.change([record])
    expect(line).toContain(newer)
  })

  test('no choice of any kind of record keeps a figure or the overview from being made', () => {
    eachBroken(() => {
      expect(ratesOf(world.records, monthOf(moment.today), moment).length).toBeGreaterThan(0)
      expect(overviewOf(world.records, moment, now).rates).toBeDefined()
    })
  })

  test('no choice of any kind of record keeps a ledger from being made, to its last cell', () => {
    const period = { from: `${moment.today.slice(0, 8)}01`, to: moment.today, now }
    eachBroken(({ type }) => {
      const readers = ledgerNames.filter((name) => (ledgers[name].reads as readonly string[]).includes(type))
      for (const name of readers) {
        for (const full of [true, false]) {
          const { rows } = sheetOf(name, world.records, { ...period, full })
          expect(rows.flatMap(({ cells }) => cells).filter((cell) => cell === undefined)).toEqual([])
        }
      }
    })
  })
})
