import { describe, expect, it } from 'vitest'
import { findRosterHeader } from '#domain/roster/find-roster-header.ts'
import { nastyRows, throughExcel } from './nasty-roster.ts'

describe('the headings of a roster', () => {
  it('are found below title rows and under merged group headings', async () => {
    const header = findRosterHeader(await throughExcel(nastyRows))!
    expect(header.row).toBe(4)
    expect(header.headings[0]).toBe('住址 · 楼 栋')
    expect(header.mapping).toEqual({
      building: 0,
      unit: 1,
      room: 2,
      name: 3,
      relation: 4,
      sex: 5,
      birthDate: 6,
      idNumber: 7,
      phone: 8,
      residentStatus: 9,
      note: 10,
    })
  })

  it('are found in one row, in any order, with other names and signs', () => {
    const header = findRosterHeader([['*姓名', '身份证号码(18位)', '室号', '楼栋名称', '序号'], ['王桂兰']])!
    expect(header).toMatchObject({ row: 0, mapping: { name: 0, idNumber: 1, room: 2, building: 3 } })
  })

  it('never swallow the first row of data', () => {
    const rows = [
      ['楼栋', '房号', '姓名', '关系'],
      ['3栋', '302', '王桂兰', '户主'],
    ]
    expect(findRosterHeader(rows)!.row).toBe(0)
  })

  it('give each meaning to one column only', () => {
    expect(findRosterHeader([['姓名', '房号', '电话', '手机']])!.mapping).toEqual({
      name: 0,
      room: 1,
      phone: 2,
    })
  })

  it.each([[[]], [[['甲', '乙']]], [[['姓名']]], [[['性别', '备注']]]])('are missing in %j', (sheet) => {
    expect(findRosterHeader(sheet)).toBeNull()
  })
})
