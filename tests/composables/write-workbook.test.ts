import { createHash } from 'node:crypto'
import readExcelFile from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import {
  hashInFooter,
  ledgerContent,
  ledgerFile,
  longestCell,
  sheetName,
} from '#domain/ledgers/ledger-file.ts'
import type { LedgerCell } from '#domain/ledgers/ledger.ts'
import type { LedgerSheet } from '#domain/ledgers/ledger-sheet.ts'
import { momentOf } from '#domain/local-date.ts'
import { writeWorkbook } from '#composables/write-workbook.ts'
import { sha256 } from '#composables/sha256.ts'

const at = momentOf('2026-11-28', 9 * 60 + 5)
const maker = { name: '蒋桂兰', scope: '东禾路北片', at, asOf: at - 300_000 }
const november = { from: '2026-11-01', to: '2026-11-30' }

const sheet = (rows: readonly (readonly LedgerCell[])[], more: Partial<LedgerSheet> = {}): LedgerSheet => ({
  title: '走访台账',
  headings: ['序号', '户主/对象', '主要内容', '户数'],
  widths: [6, 12, 40, 6],
  rows: rows.map((cells, i) => ({ record: `r${i}`, type: 'visit', cells })),
  persons: rows.length,
  masked: true,
  ...more,
})

/** Writes the file and reads it back with another library, as whoever gets it will. */
async function there(made: LedgerSheet) {
  const file = await ledgerFile(made, november, maker, sha256)
  const blob = await writeWorkbook(file)
  const [first, ...others] = await readExcelFile(blob, { trim: false })
  return { name: first!.sheet, others, rows: first!.data as (LedgerCell | null)[][] }
}

const rows: readonly (readonly LedgerCell[])[] = [
  [1, '王**', '反诈;家中正常', 1],
  [2, '陈**、周**', '', 10],
]

describe('a ledger as an Excel file (DOMAIN 13)', () => {
  test('holds headings and cells in their order, text as text and counts as numbers', async () => {
    const { name, rows: back, others } = await there(sheet(rows))
    expect([name, others]).toEqual(['走访台账', []])
    expect(back.slice(1, -1)).toEqual([
      ['序号', '户主/对象', '主要内容', '户数'],
      [1, '王**', '反诈;家中正常', 1],
      [2, '陈**、周**', null, 10],
    ])
  })

  test('its first line says who, when, of what and how many', async () => {
    const { rows: back } = await there(sheet(rows))
    expect(back[0]![0]).toBe(
      '走访台账 | 范围:东禾路北片 | 期间:2026-11-01 至 2026-11-30 | 导出人:蒋桂兰 | 导出时间:2026-11-28 09:05 | 数据截至:2026-11-28 09:00 | 共 2 条 | 个人信息已脱敏',
    )
  })

  test('its last line is the SHA-256 of what stands above, and a changed cell no longer fits', async () => {
    const { rows: back } = await there(sheet(rows))
    const [, headings, ...body] = back
    const footer = body.pop()!
    const cells = body.map((row) => row.map((cell) => cell ?? ''))
    const hashOf = (lines: LedgerCell[][]) =>
      createHash('sha256')
        .update(ledgerContent(headings as string[], lines))
        .digest('hex')
    expect(hashInFooter(String(footer[0]))).toBe(hashOf(cells))
    cells[0]![3] = 2
    expect(hashInFooter(String(footer[0]))).not.toBe(hashOf(cells))
  })

  test('what looks like a formula stays the text that somebody typed', async () => {
    const typed = ['=1+1', '+86', '-2', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=2', "'=3"]
    const { rows: back } = await there(sheet(typed.map((text, i) => [i + 1, text, text, 1])))
    // A formula would have been read back as its result.
    expect(back.slice(2, -1).map((row) => row[1])).toEqual(typed)
  })

  test('very long text, control characters and half of an emoji leave a file that opens', async () => {
    const odd = [
      '长'.repeat(longestCell + 500),
      'a\u0000b\u001Fc\uFFFE',
      '半个\uD83D字',
      '𫖯㛃<&>"\']]>',
      '一\n二',
    ]
    const { rows: back } = await there(sheet(odd.map((text, i) => [i + 1, text, '', 1])))
    const [long, control, half, rare, lines] = back.slice(2, -1).map((row) => String(row[1]))
    expect(long).toHaveLength(longestCell)
    expect(long).toMatch(/长…$/)
    expect([control, half, rare, lines]).toEqual(['abc', '半个字', '𫖯㛃<&>"\']]>', '一\n二'])
  })

  test.each([
    ['走访/台账:[2026]?*', '走访_台账_2026_'],
    ['', 'Sheet1'],
    ["'''", 'Sheet1'],
    ['网'.repeat(40), '网'.repeat(31)],
  ])('%s becomes the sheet name %s', async (title, name) => {
    expect(sheetName(title)).toBe(name)
    const { name: written } = await there(sheet(rows, { title }))
    expect(written).toBe(name)
  })

  test('its name can be saved anywhere', async () => {
    const scope = '梧桐里/二期:"北"'
    const { name } = await ledgerFile(sheet([]), november, { ...maker, scope }, sha256)
    expect(name).toBe('走访台账_梧桐里_二期_北__2026-11.xlsx')
    expect((await ledgerFile(sheet([]), { from: '2026-10-01', to: '2026-11-30' }, maker, sha256)).name).toBe(
      '走访台账_东禾路北片_2026-10-01_2026-11-30.xlsx',
    )
  })

  test('a file with full values says why they are in it', async () => {
    const { firstLine } = await ledgerFile(
      sheet(rows, { masked: false }),
      november,
      { ...maker, reason: '核对', agreedBy: '庄晚晴' },
      sha256,
    )
    expect(firstLine).toContain('含完整个人信息,事由:核对,同意人:庄晚晴')
  })
})
