import { cellText, type RosterSheet } from './roster-cell.ts'
import { rosterColumnIds, rosterColumns, type RosterColumnId, type RosterMapping } from './roster-columns.ts'

export interface RosterHeader {
  /** Row (0-based) of the lowest heading. */
  readonly row: number
  /** The heading of every sheet column, as the preview shows it. */
  readonly headings: readonly string[]
  readonly mapping: RosterMapping
}

const bare = (heading: string) => heading.replace(/\(.*?\)|[\s*:()[\]【】]/g, '')

const columnByHeading = new Map<string, RosterColumnId>(
  rosterColumnIds.flatMap((id) =>
    [rosterColumns[id].label.zh, ...rosterColumns[id].headings].map((heading) => [heading, id] as const),
  ),
)

/** The column a heading names; null for one that no roster column goes by. */
const rosterColumnOf = (heading: string): RosterColumnId | null => columnByHeading.get(bare(heading)) ?? null

function mappingOf(rows: readonly (readonly string[])[]): { mapping: RosterMapping; known: number } {
  const mapping: Partial<Record<RosterColumnId, number>> = {}
  const width = Math.max(0, ...rows.map((row) => row.length))
  for (let index = 0; index < width; index++) {
    // The lowest heading is the most exact; a merged one above it names a group.
    const named = [...rows].reverse().map((row) => rosterColumnOf(row[index] ?? ''))
    const id = named.find((one) => one !== null && mapping[one] === undefined)
    if (id) mapping[id] = index
  }
  return { mapping, known: Object.keys(mapping).length }
}

const deepest = 20

/**
 * Finds the headings below title rows, also when they span two rows with merged cells. Null when no row names at
 * least two known columns, one of them a room, a home or a person.
 */
export function findRosterHeader(sheet: RosterSheet): RosterHeader | null {
  let best: (RosterHeader & { known: number }) | null = null
  const texts = sheet.slice(0, deepest + 1).map((row) => row.map(cellText))
  for (let row = 0; row < Math.min(texts.length, deepest); row++) {
    const one = texts[row]!
    const below = texts[row + 1]
    const tries = [{ last: row, rows: [one] }, ...(below ? [{ last: row + 1, rows: [one, below] }] : [])]
    for (const { last, rows } of tries) {
      const { mapping, known } = mappingOf(rows)
      const lowest = rows.at(-1)!
      // A second heading row must itself name columns, or the first row of data would be eaten.
      if (rows.length > 1 && !lowest.some((text) => rosterColumnOf(text) !== null)) continue
      const names = mapping.room !== undefined || mapping.name !== undefined || mapping.head !== undefined
      if (known < 2 || !names || known <= (best?.known ?? 0)) continue
      const width = Math.max(...rows.map((cells) => cells.length))
      const headings = Array.from({ length: width }, (_, i) => {
        const parts = rows.map((cells) => cells[i] ?? '').filter(Boolean)
        return [...new Set(parts)].join(' · ')
      })
      best = { row: last, headings, mapping, known }
    }
  }
  return best && { row: best.row, headings: best.headings, mapping: best.mapping }
}
