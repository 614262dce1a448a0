import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { findRosterHeader } from '#domain/roster/find-roster-header.ts'
import { type KnownRoster, planRosterImport } from '#domain/roster/plan-roster-import.ts'
import { readRoster } from '#domain/roster/read-roster.ts'
import type { RosterSheet } from '#domain/roster/roster-cell.ts'
import type { RosterRow } from '#domain/roster/roster-row.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import { buildings, nastyRows, throughExcel } from './nasty-roster.ts'

const today = '2026-11-22'
const empty: KnownRoster = { households: [], residents: [] }

const read = (sheet: RosterSheet): RosterRow[] => {
  const header = findRosterHeader(sheet)!
  return readRoster({ sheet, headerRow: header.row, mapping: header.mapping }, { buildings, today })
}
let ids = 0
const plan = (rows: readonly RosterRow[], known = empty, partly = false) =>
  planRosterImport(rows, known, { partly, newId: () => `r_${++ids}` })

/** What the server would have on file after these intents: the real merge decides, in a supervisor's name. */
function carriedOut(intents: readonly Intent[], known = empty): KnownRoster {
  const file = new Map<string, RecordVersion>(
    [...known.households, ...known.residents].map((one) => [one.id, one as unknown as RecordVersion]),
  )
  intents.forEach((intent, ordinal) => {
    const mutation = { uid: `m_${ordinal}`, ordinal, at: 1, schema: 1, ...intent } as Mutation
    const actor = { user: 'u_boss', role: 'supervisor' } as const
    const definition = definitionOf(intent.type)!
    const { outcome, next } = merge(definition, file.get(intent.record) ?? null, mutation, { actor, at: 1 })
    expect(outcome).toBe('applied')
    file.set(intent.record, next!)
  })
  const of = (type: string) => [...file.values()].filter((one) => one.type === type) as never
  return { households: of('household'), residents: of('resident') }
}

const head = ['楼栋', '单元', '房号', '户主', '姓名', '关系', '性别', '出生日期', '电话', '备注']
const family: RosterSheet = [
  head,
  ['3栋', '1', '302', '', '王桂兰', '户主', '女', '1949-12-31', '19900000001', ''],
  ['3栋', '1', '302', '', '李明', '子', '男', '1970-01-01', '', ''],
  ['12号楼', '', '101', '空', '', '', '', '', '', ''],
]

describe('a first import', () => {
  it('makes each home before its people, with the codes and floors that the address tells', () => {
    const { intents, households, residents } = plan(read(family))
    expect(households).toEqual({ created: 2, changed: 0, same: 0 })
    expect(residents).toEqual({ created: 2, changed: 0, same: 0 })
    expect(intents.map(({ op, type }) => `${op} ${type}`)).toEqual([
      'create household',
      'create resident',
      'create resident',
      'create household',
    ])
    const [home, wang] = intents as unknown as { record: string; scope: string; body: JsonObject }[]
    expect(home).toMatchObject({
      scope: buildings[0]!.scope,
      body: {
        code: '349901001001B00003010302',
        building: 'b3',
        unit: '1',
        floor: 3,
        room: '302',
        head: '王桂兰',
        phone: '19900000001',
      },
    })
    expect(wang!.body).toMatchObject({ household: home!.record, name: '王桂兰', relation: 'head' })
  })

  it('leaves out bad rows, and rows with unreadable cells unless told otherwise', async () => {
    const rows = read(await throughExcel(nastyRows))
    expect(plan(rows).residents.created).toBe(3)
    expect(plan(rows, empty, true).residents.created).toBe(7)
    const created = plan(rows, empty, true).intents.filter(({ op }) => op === 'create') as {
      body: JsonObject
    }[]
    expect(
      created.every(({ body }) => body.idNumber === undefined || body.idNumber === '11010519491231002X'),
    ).toBe(true)
  })
})

describe('the same file again', () => {
  it('writes nothing', async () => {
    for (const sheet of [family, await throughExcel(nastyRows)]) {
      const rows = read(sheet)
      const known = carriedOut(plan(rows, empty, true).intents)
      const again = plan(rows, known, true)
      expect(again.intents).toEqual([])
      expect(again.residents.same).toBe(known.residents.length)
    }
  })

  it('writes nothing, whatever was in it', () => {
    const room = fc.integer({ min: 1, max: 9 }).map((n) => `10${n}`)
    const person = fc.record({
      building: fc.constantFrom('3栋', '三号楼', '12号楼', '99栋'),
      unit: fc.constantFrom('', '1', '一单元'),
      room,
      name: fc.constantFrom('王桂兰', '李明', '欧阳 雪', '𫖯生', ''),
      relation: fc.constantFrom('户主', '子', '', '云游'),
      birthDate: fc.constantFrom('1949-12-31', '1970.1.1', '', '1960.5'),
      idNumber: fc.constantFrom('', '11010519491231002X', '130503670401001', Number('349901196005031234')),
      phone: fc.constantFrom('', '19900000001', '199 0000 0002', '12'),
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 14 }), (people) => {
        const heads = ['楼栋', '单元', '房号', '姓名', '与户主关系', '出生日期', '身份证号', '电话']
        const rows = read([heads, ...people.map((one) => Object.values(one))])
        const known = carriedOut(plan(rows, empty, true).intents)
        expect(plan(rows, known, true).intents).toEqual([])
      }),
    )
  })
})

describe('a corrected file', () => {
  it('changes only what it says otherwise, naming the old value', () => {
    const known = carriedOut(plan(read(family)).intents)
    const corrected = family.map((row, index) =>
      index === 1 ? row.map((cell) => (cell === '19900000001' ? '19900000009' : cell)) : row,
    )
    const { intents, households, residents } = plan(read(corrected), known)
    expect(intents).toEqual([
      expect.objectContaining({ op: 'patch', set: { phone: ['19900000001', '19900000009'] } }),
      expect.objectContaining({ op: 'patch', set: { phone: ['19900000001', '19900000009'] } }),
    ])
    expect([households, residents]).toEqual([
      { created: 0, changed: 1, same: 1 },
      { created: 0, changed: 1, same: 1 },
    ])
  })

  it('never empties a field and never moves a person by itself', () => {
    const known = carriedOut(plan(read(family)).intents)
    const blank: RosterSheet = [head, ['3栋', '1', '302', '', '王桂兰', '', '', '', '', '']]
    expect(plan(read(blank), known).intents).toEqual([])

    const held = [
      { id: 'r_old', scope: 'g', body: { name: '陈', household: 'r_else', idNumber: '11010519491231002X' } },
    ]
    const rows = read([
      ['楼栋', '房号', '姓名', '身份证号'],
      ['3栋', '909', '陈', '11010519491231002X'],
    ])
    const { intents, problems } = plan(rows, { households: [], residents: held })
    expect(intents).toEqual([])
    expect(problems.get(2)).toMatchObject({ problem: 'livesElsewhere', severity: 'row' })
  })

  it('finds a home by its code when the room is written otherwise', () => {
    const onFile = { id: 'r_h', scope: 'g', body: { code: 'H-1', building: 'b3', room: '3-302' } }
    const rows = read([
      ['户编码', '楼栋', '房号', '户主'],
      ['H-1', '3栋', '302', '王桂兰'],
    ])
    const { intents } = plan(rows, { households: [onFile], residents: [] })
    expect(intents).toEqual([
      { op: 'patch', type: 'household', record: 'r_h', set: { head: [null, '王桂兰'] } },
    ])
  })
})
