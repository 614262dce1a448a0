import writeExcelFile from 'write-excel-file/universal'
import { readSheet } from 'read-excel-file/universal'
import type { KnownBuilding } from '#domain/roster/roster-address.ts'
import type { RosterSheet } from '#domain/roster/roster-cell.ts'

type Cell = string | number | boolean | Date | null | Record<string, unknown>

/** A real .xlsx file of these rows, read back as the browser reads it. */
export async function throughExcel(rows: Cell[][]): Promise<RosterSheet> {
  const blob = await writeExcelFile(rows as never, { dateFormat: 'yyyy-mm-dd' } as never).toBlob()
  return (await readSheet(blob)) as RosterSheet
}

export const buildings: KnownBuilding[] = [
  { id: 'b3', scope: 'g:349901001001001/base', code: '349901001001B00003', name: '3栋' },
  { id: 'b12', scope: 'g:349901001001001/base', code: '349901001001B00012', name: '12号楼' },
]

const over = (value: string, columnSpan: number) => ({ value, columnSpan, align: 'center' })
const tall = (value: string | number, rowSpan: number) => ({ value, rowSpan })

/** Everything that street offices' files are known for, on one sheet. */
export const nastyRows: Cell[][] = [
  [over('东禾社区第三网格居民花名册(2026年)', 11), ...Array<null>(10).fill(null)],
  ['填报单位:东禾社区', null, null, null, null, null, null, null, null, '填报日期:2026.11.1', null],
  [],
  [over('住址', 3), null, null, over('人员信息', 8), ...Array<null>(7).fill(null)],
  [
    '楼 栋',
    '单元',
    '房号*',
    '姓 名',
    '与户主关系',
    '性别',
    '出生年月日',
    '公民身份号码',
    '联系电话(手机)',
    '人员状态',
    '备 注',
  ],
  // Row 6: a home of three, its address merged over them.
  [
    tall('三栋', 3),
    tall('一单元', 3),
    tall(302, 3),
    '王桂兰  ',
    '户主',
    '女',
    '1943.5.3',
    '11010519491231002X',
    '199 0000 0001',
    '在住',
    null,
  ],
  [null, null, null, '李 明', '子', '男', 22039, null, '+86-199-0000-0002', '在住', '左撇子'],
  [null, null, null, '李小红', '孙女', '女', '2015年6月1日', null, null, '上学', null],
  // Row 9: full-width digits and blanks.
  ['3号楼', '2单元', '601室', '周德明', '户主', '1', '19600503', null, '1990000000', '在住', null],
  // Row 10: an ID number that Excel rounded.
  [
    '12号楼',
    null,
    '1201',
    '陈素芬',
    '户主',
    null,
    null,
    Number('349901196005031234'),
    '19900000004',
    '在住',
    null,
  ],
  // Row 11: the same person again.
  ['3栋', '1', '302', '王桂兰', '户主', '女', null, '11010519491231002X', null, null, null],
  // Row 12: a building nobody registered.
  ['99栋', null, '101', '张海', '户主', '男', '1980-01-01', null, null, null, null],
  // Row 13: a month only, an unknown word, two numbers.
  ['12号楼', null, '1202', '刘芳', '户主', '女', 1971.5, null, '19900000005/19900000006', '云游', null],
  // Row 14: a date cell.
  [
    '12号楼',
    null,
    '1203',
    '赵六',
    '户主',
    '男',
    { value: new Date(Date.UTC(1955, 1, 28)), type: Date, format: 'yyyy/m/d' },
    null,
    19900000007,
    '在住',
    null,
  ],
  [],
  ['合计', null, null, '8人', null, null, null, null, null, null, null],
]
