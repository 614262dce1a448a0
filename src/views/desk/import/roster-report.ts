import type { Label } from '#domain/label.ts'
import { rosterColumns } from '#domain/roster/roster-columns.ts'
import { rosterProblems } from '#domain/roster/roster-problems.ts'
import type { CellProblem, RosterRow, Severity } from '#domain/roster/roster-row.ts'

/** One line of the preview and of the report: which cell of which row, what it says, and why it is named. */
export interface ProblemLine {
  readonly key: string
  readonly row: number
  readonly home: string
  readonly person: string
  readonly column: Label
  readonly says: string
  readonly problem: Label
  readonly earlier: number | null
  readonly fate: Severity
}

const order: readonly Severity[] = ['row', 'cell', 'note']

const homeOf = ({ home }: RosterRow) => [home.building?.name, home.unit, home.room].filter(Boolean).join(' ')

/** Every problem in the order of the rows, those that keep a row out before those of single cells. */
export function problemLines(
  rows: readonly RosterRow[],
  found: ReadonlyMap<number, CellProblem>,
): readonly ProblemLine[] {
  const lines = rows.flatMap((row) => {
    const late = found.get(row.row)
    return [...row.problems, ...(late ? [late] : [])].map((one, index): ProblemLine => ({
      key: `${row.row}.${index}`,
      row: row.row,
      home: homeOf(row),
      person: row.person?.name ?? '',
      column: rosterColumns[one.column].label,
      says: one.text,
      problem: rosterProblems[one.problem],
      earlier: one.earlier ?? null,
      fate: one.severity,
    }))
  })
  return lines.sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate) || a.row - b.row)
}
