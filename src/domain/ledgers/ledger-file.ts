import { canonicalJson } from '../json.ts'
import { localDate, minutesOfDay } from '../local-date.ts'
import type { LedgerCell, LedgerQuery } from './ledger.ts'
import type { LedgerSheet } from './ledger-sheet.ts'

/** Who made the file and from what. */
export interface LedgerMaker {
  readonly name: string
  /** The grids in it, in words. */
  readonly scope: string
  /** Corrected time in milliseconds. */
  readonly at: number
  /** Until when the data is complete, in milliseconds: the last exchange of the device; null before the first. */
  readonly asOf: number | null
  /** Why personal data is shown in full, and who agreed to it. */
  readonly reason?: string
  readonly agreedBy?: string | null
}

const mostNamed = 4

/** Grids in the words of a file's first line: by name, or only their number when they are many. */
export const gridsInWords = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.length} 个网格` : names.join('、')

/** A ledger as a file: everything that leaves the app says where it comes from (DOMAIN 13). */
export interface LedgerFile {
  /** Without characters that a file system refuses, with extension. */
  readonly name: string
  /** At most 31 characters, none that a workbook refuses. */
  readonly sheet: string
  readonly firstLine: string
  readonly headings: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly LedgerCell[])[]
  readonly footer: string
}

/** Hexadecimal SHA-256 of a text in UTF-8; given, because the domain has no crypto of its own. */
export type Sha256 = (text: string) => Promise<string>

/** A workbook's limit for one cell. */
export const longestCell = 32_767

// Control characters may not stand in XML, and a workbook that holds one does not open.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

const halfCharacter = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** A cell as a workbook can hold it: no control characters, no half characters, nothing longer than allowed. */
export function soundCell(cell: LedgerCell): LedgerCell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : ''
  const clean = cell.replace(unprintable, '').replace(halfCharacter, '')
  return clean.length > longestCell
    ? `${clean.slice(0, longestCell - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
    : clean
}

const two = (n: number) => String(n).padStart(2, '0')

function clockTime(ms: number): string {
  const minutes = minutesOfDay(ms)
  return `${localDate(ms)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const safe = (text: string) =>
  text
    .replace(unprintable, '')
    .replace(/[\\/:*?"<>|[\]\s]+/g, '_')
    .replace(/^['.]+|['.]+$/g, '')

/** A name that a workbook takes for a sheet: not empty, at most 31 characters, none of `[]:*?/\`. */
export const sheetName = (title: string): string => Array.from(safe(title)).slice(0, 31).join('') || 'Sheet1'

/** What the hash is taken over: headings and lines, in the one spelling that `canonicalJson` gives. */
export const ledgerContent = (
  headings: readonly string[],
  rows: readonly (readonly LedgerCell[])[],
): string => canonicalJson([headings, ...rows])

const footerMark = '校验 SHA-256:'

/**
 * Puts a ledger into the shape of a file: a first line with who, when, scope and count, the headings, the lines, and a
 * last line with the SHA-256 over headings and lines, so that a changed file is found out. Words are Chinese: the
 * file goes to the street.
 */
export async function ledgerFile(
  sheet: LedgerSheet,
  { from, to }: Pick<LedgerQuery, 'from' | 'to'>,
  maker: LedgerMaker,
  sha256: Sha256,
): Promise<LedgerFile> {
  const rows = sheet.rows.map(({ cells }) => cells.map(soundCell))
  const said = [
    sheet.title,
    `范围:${maker.scope}`,
    `期间:${from} 至 ${to}`,
    `导出人:${maker.name}`,
    `导出时间:${clockTime(maker.at)}`,
    `数据截至:${maker.asOf === null ? '尚未同步' : clockTime(maker.asOf)}`,
    `共 ${rows.length} 条`,
    sheet.masked
      ? '个人信息已脱敏'
      : `含完整个人信息,事由:${maker.reason ?? '未说明'}${maker.agreedBy ? `,同意人:${maker.agreedBy}` : ''},请妥善保管`,
  ]
  const period = from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : `${from}_${to}`
  return {
    name: `${safe(sheet.title)}_${safe(maker.scope)}_${period}.xlsx`,
    sheet: sheetName(sheet.title),
    firstLine: soundCell(said.join(' | ')) as string,
    headings: sheet.headings,
    widths: sheet.widths,
    rows,
    footer: `${footerMark}${await sha256(ledgerContent(sheet.headings, rows))}`,
  }
}

/** The hash in a footer; null for any other text. */
export const hashInFooter = (text: string): string | null =>
  new RegExp(`^${footerMark}([0-9a-f]{64})$`).exec(text)?.[1] ?? null
