import writeExcelFile from 'write-excel-file/universal'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BASE, DeskOffice } from './desk-office.ts'

let office: DeskOffice
beforeEach(async () => {
  office = await DeskOffice.open()
  await office.show('/desk/import')
})
afterEach(() => office.close())

const rows = [
  ['东禾社区花名册', null, null, null, null],
  ['楼栋', '房号', '姓名', '关系', '电话'],
  ['三栋', '302', '王桂兰', '户主', '199 0000 0011'],
  [null, null, '李明', '子', null],
  ['3栋', '303', '周德明', '户主', '12'],
  ['99栋', '101', '张海', '户主', null],
]

async function choose(sheet: (string | null)[][]): Promise<void> {
  const grid = office.find<HTMLSelectElement>('select')
  grid.value = '07'
  grid.dispatchEvent(new Event('change'))
  const blob = await writeExcelFile(sheet).toBlob()
  const input = office.find<HTMLInputElement>('input[type=file]')
  const file = new File([await blob.arrayBuffer()], '花名册.xlsx')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new Event('change'))
  await office.until(/预览|没有找到表头/)
}
const onServer = async (kind: string) =>
  [...(await office.street.server.scope(BASE)).values()].filter(({ type }) => type === kind)
const homes = () => onServer('household')
const people = () => onServer('resident')

describe('a roster', () => {
  test('is previewed with every bad row and cell, and nothing is written before it is confirmed', async () => {
    await choose(rows)
    expect(office.all('tbody tr')).toEqual([
      expect.stringMatching(/^6.*张海.*楼栋.*99栋.*没有这栋楼.*整行不导入$/),
      expect.stringMatching(/^5.*周德明.*联系电话.*12.*电话号码不对.*整行先不导入$/),
    ])
    expect(office.text).toContain('住户：新建 0，更新 1，不变 0')
    expect(office.text).toContain('居民：新建 2，更新 0，不变 0')
    expect(await people()).toEqual([])
  })

  test('is written when confirmed; the same file again writes nothing', async () => {
    await choose(rows)
    await office.tap('有格子读不懂的行也导入')
    await office.tap('确认导入')
    await office.until(/已全部送达：5 条/)
    expect(new Set((await people()).map(({ body }) => body.name))).toEqual(
      new Set(['王桂兰', '李明', '周德明']),
    )
    expect((await homes()).map(({ body }) => [body.room, body.head, body.phone])).toEqual([
      ['302', '王桂兰', '19900000011'],
      ['303', '周德明', undefined],
    ])
    await office.tap('再导一份')
    await choose(rows)
    await office.tap('有格子读不懂的行也导入')
    expect(office.text).toContain('没有要写的：名册与现有档案一致')
  })

  test('that is written without a line is kept, and nobody is planned a second time', async () => {
    await choose(rows)
    office.phone.line.online = false
    await office.tap('确认导入')
    await office.until(/3 条已存在本机/)
    expect(await people()).toEqual([])
    await office.tap('再导一份')
    await choose(rows)
    expect(office.text).toContain('居民：新建 0，更新 0，不变 2')
    office.phone.line.online = true
    await office.device.sync()
    expect(await people()).toHaveLength(2)
  })

  test('that is none is named in words', async () => {
    await choose([
      ['甲', '乙'],
      ['1', '2'],
    ])
    expect(office.text).toContain('没有找到表头')
    const input = office.find<HTMLInputElement>('input[type=file]')
    Object.defineProperty(input, 'files', { value: [new File(['no zip'], 'x.xlsx')], configurable: true })
    input.dispatchEvent(new Event('change'))
    await office.settle()
    await office.until(/这个文件读不了/)
  })
})
