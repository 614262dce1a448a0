import { describe, expect, it } from 'vitest'
import { findRosterHeader } from '#domain/roster/find-roster-header.ts'
import { readRoster } from '#domain/roster/read-roster.ts'
import type { RosterSheet } from '#domain/roster/roster-cell.ts'
import { rowVerdict } from '#domain/roster/roster-row.ts'
import { buildings, nastyRows, throughExcel } from './nasty-roster.ts'

const today = '2026-11-22'

function read(sheet: RosterSheet) {
  const header = findRosterHeader(sheet)!
  const rows = readRoster({ sheet, headerRow: header.row, mapping: header.mapping }, { buildings, today })
  return new Map(rows.map((row) => [row.row, row]))
}
const said = (row: ReturnType<typeof read> extends Map<number, infer R> ? R : never) =>
  row.problems.map(({ column, problem, severity, earlier }) =>
    [column, problem, severity, ...(earlier ? [earlier] : [])].join(' '),
  )

describe('a nasty roster in a real .xlsx file', () => {
  it('names every bad row and cell, and nothing else', async () => {
    const rows = read(await throughExcel(nastyRows))
    const all = [...rows].map(([row, one]) => [row, rowVerdict(one), ...said(one)])
    expect(all).toEqual([
      [6, 'partly', 'birthDate birthDateNotOfId cell'],
      [7, 'good'],
      [8, 'good'],
      [9, 'partly', 'phone badPhone cell'],
      [10, 'partly', 'idNumber precisionLost cell'],
      [11, 'bad', 'idNumber duplicateRow row 6'],
      [12, 'bad', 'building unknownBuilding row'],
      [
        13,
        'partly',
        'phone morePhones note',
        'birthDate dateIncomplete cell',
        'residentStatus notAnOption cell',
      ],
      [14, 'good'],
    ])
  })

  it('takes the address of merged cells for every row they span', async () => {
    const rows = read(await throughExcel(nastyRows))
    for (const row of [7, 8]) {
      const { home, inherited } = rows.get(row)!
      expect([home.building?.id, home.unit, home.room, inherited]).toEqual(['b3', '1', '302', true])
    }
  })

  it('reads numbers, dates and words as people write them', async () => {
    const rows = read(await throughExcel(nastyRows))
    expect(rows.get(7)!.person).toEqual({
      name: '李明',
      relation: 'child',
      sex: 'male',
      birthDate: '1960-05-03',
      phone: '19900000002',
      status: 'present',
      note: '左撇子',
    })
    expect(rows.get(9)).toMatchObject({ home: { unit: '2', room: '601' }, person: { sex: 'male' } })
    expect(rows.get(13)!.person).toMatchObject({ phone: '19900000005', note: '其他电话:19900000006' })
    expect(rows.get(14)!.person).toMatchObject({ birthDate: '1955-02-28', phone: '19900000007' })
  })

  it('tells the sex and the birth of a valid ID number, which weighs more than a cell beside it', async () => {
    const rows = read(await throughExcel(nastyRows))
    expect(rows.get(6)!.person).toMatchObject({ sex: 'female', birthDate: '1949-12-31' })
  })
})

describe('an address', () => {
  const head = ['楼栋', '单元', '房号', '姓名', '关系']

  it('is never taken from above for a householder: a missing room is missing', () => {
    const rows = read([head, ['3栋', '1', '302', '王桂兰', '户主'], [null, null, null, '李明', '户主']])
    expect(said(rows.get(3)!)).toEqual(['building missing row', 'room missing row'])
  })

  it('takes a building written once for many homes', () => {
    const rows = read([head, ['3栋', '1', '302', '王桂兰', '户主'], [null, null, '303', '李明', '户主']])
    expect(rows.get(3)!.home).toMatchObject({ building: { id: 'b3' }, unit: '1', room: '303' })
    expect(rows.get(3)!.inherited).toBe(false)
  })

  it.each(['3栋', '三栋', '３号楼', '3', ' 3 幢 ', '349901001001B00003'])(
    'finds the building by %j',
    (name) => {
      const rows = read([head, [name, '', '302', '王桂兰', '户主']])
      expect(rows.get(2)!.home.building?.id).toBe('b3')
    },
  )

  it('does not guess between two buildings of one name', () => {
    const twins = [...buildings, { ...buildings[0]!, id: 'b3b', code: 'other' }]
    const [row] = readRoster(
      {
        sheet: [head, ['3栋', '', '302', '王桂兰', '户主']],
        headerRow: 0,
        mapping: { building: 0, room: 2, name: 3 },
      },
      { buildings: twins, today },
    )
    expect(said(row!)).toEqual(['building ambiguousBuilding row'])
  })
})

describe('rows that repeat', () => {
  it('are told apart from two people of one name', () => {
    const rows = read([
      ['楼栋', '房号', '姓名', '出生日期', '身份证号'],
      ['3栋', '302', '王丽', '1960-05-03', ''],
      ['3栋', '302', '王丽', '1988-01-01', ''],
      ['3栋', '302', '王丽', '1988-01-01', ''],
      ['3栋', '303', '王丽', '1988-01-01', ''],
      ['3栋', '304', '赵六', '', '11010519491231002X'],
      ['3栋', '305', '钱七', '', '11010519491231002X'],
    ])
    expect([...rows.values()].map(said)).toEqual([
      [],
      [],
      ['name duplicateRow row 3'],
      [],
      [],
      ['idNumber sameIdNumber row 6'],
    ])
  })

  it('of homes are named where there are no people', () => {
    const rows = read([
      ['楼栋', '房号', '户主', '电话'],
      ['3栋', '302', '王桂兰', 19900000001],
      ['3栋', '302室', '王桂兰', 19900000001],
      ['合计', '', '2 户', ''],
    ])
    expect([...rows.values()].map(said)).toEqual([[], ['room duplicateHome row 2']])
    expect(rows.get(2)!.home.body).toEqual({ head: '王桂兰', phone: '19900000001' })
  })
})
