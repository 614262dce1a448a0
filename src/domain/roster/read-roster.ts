import type { LocalDate } from '../local-date.ts'
import { readRosterRow } from './read-roster-row.ts'
import { buildingNamed, type KnownBuilding, plainRoom, plainUnit } from './roster-address.ts'
import { cellText, isBlank, type RosterSheet } from './roster-cell.ts'
import type { RosterColumnId, RosterMapping } from './roster-columns.ts'
import type { CellProblem, RosterRow } from './roster-row.ts'
import { markRepeatedRows } from './repeated-rows.ts'

export interface RosterSource {
  readonly sheet: RosterSheet
  /** Row (0-based) of the lowest heading; data starts below it. */
  readonly headerRow: number
  readonly mapping: RosterMapping
}

interface ReadingContext {
  readonly buildings: readonly KnownBuilding[]
  readonly today: LocalDate
}

const footer = /^(合计|总计|小计|共计|制表|填表|审核|负责人|注[::]|说明[::]|备注[::])/

interface Address {
  readonly building: string
  readonly unit: string
  readonly room: string
}

/**
 * Reads a roster, one row per person or, without a column of names, per home. Never throws for what a cell says:
 * every unreadable one is named in its row. Empty rows and totals below the table are passed over.
 */
export function readRoster(
  { sheet, headerRow, mapping }: RosterSource,
  context: ReadingContext,
): RosterRow[] {
  const hasPeople = mapping.name !== undefined
  const rows: RosterRow[] = []
  let above: Address | null = null
  for (let index = headerRow + 1; index < sheet.length; index++) {
    const cells = sheet[index] ?? []
    const cell = (column: RosterColumnId) => (mapping[column] === undefined ? null : cells[mapping[column]])
    const filled = cells.map(cellText).filter(Boolean)
    if (filled.length === 0 || footer.test(filled[0]!)) continue
    const isHeadRow = ['户主', '本人'].includes(cellText(cell('relation')))
    const own: Address = {
      building: isBlank(cell('building')) ? '' : cellText(cell('building')),
      unit: isBlank(cell('unit')) ? '' : cellText(cell('unit')),
      room: isBlank(cell('room')) ? '' : cellText(cell('room')),
    }
    const named = hasPeople && !isBlank(cell('name'))
    const below = named && !isHeadRow && !own.room && !own.building
    const address = filledFromAbove(own, above, below)
    if (address.room || address.building) above = address

    const { home, person, problems } = readRosterRow(cell, { today: context.today, hasPeople })
    const all: CellProblem[] = [...problems]
    const missing = (column: RosterColumnId) =>
      all.push({ column, text: '', problem: 'missing', severity: 'row' })
    let building: KnownBuilding | null = null
    if (!address.building) missing('building')
    else {
      const found = buildingNamed(address.building, context.buildings)
      if ('problem' in found)
        all.push({ column: 'building', text: address.building, problem: found.problem, severity: 'row' })
      else building = found
    }
    const room = plainRoom(address.room)
    if (!room) missing('room')
    else if (room.length > 20) all.push({ column: 'room', text: room, problem: 'tooLong', severity: 'row' })
    const unit = plainUnit(address.unit)
    if (unit.length > 10) all.push({ column: 'unit', text: unit, problem: 'tooLong', severity: 'row' })
    if (hasPeople && !person && needsPerson(cell)) missing('name')
    rows.push({
      row: index + 1,
      home: { building, unit, room, body: home },
      person,
      inherited: below,
      problems: all,
    })
  }
  return markRepeatedRows(rows, hasPeople)
}

/** Merged cells hold their value in the first row only: below it, an empty address means the one above. */
function filledFromAbove(own: Address, above: Address | null, below: boolean): Address {
  if (!above || own.building) return own
  if (below) return above
  // A building written once for many homes; the homes themselves have their rooms.
  return own.room ? { building: above.building, unit: own.unit || above.unit, room: own.room } : own
}

/** A row that speaks of a person must name one; a row of an empty home need not. */
const needsPerson = (cell: (column: RosterColumnId) => RosterSheet[number][number]) =>
  (['idNumber', 'birthDate', 'sex', 'relation'] as const).some((column) => !isBlank(cell(column)))
