/** A cell as a spreadsheet reader gives it; a `Date` is a calendar day at UTC midnight. */
export type RosterCell = string | number | boolean | Date | null | undefined

export type RosterSheet = readonly (readonly RosterCell[])[]

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g

/** Full-width letters, digits and signs become half-width; invisible signs and outer blanks go. */
const halfWidth = (text: string): string =>
  text.normalize('NFKC').replace(invisible, '').replace(/\s+/g, ' ').trim()

const plainNumber = (value: number) =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)

/** What a person reads in the cell; an empty text for an empty cell, never an exponent for a whole number. */
export function cellText(cell: RosterCell): string {
  if (cell == null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return plainNumber(cell)
  return halfWidth(String(cell))
}

const nothing = new Set(['', '-', '--', '/', '\\', '无', '暂无', '空', '没有', '不详', 'null', 'NULL', 'N/A'])

/** True for an empty cell and for the signs that people put where they have nothing to say. */
export const isBlank = (cell: RosterCell): boolean => !(cell instanceof Date) && nothing.has(cellText(cell))
