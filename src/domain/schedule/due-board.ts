import type { RecordVersion } from '../record/record-version.ts'
import { type RecordType, definitionOf } from '../records/registry.ts'
import { allDueLines } from './all-due-lines.ts'
import type { DueItem } from './due-item.ts'
import type { DueLines } from './due-lines.ts'
import { inDueOrder } from './in-due-order.ts'
import type { Moment } from './moment.ts'
import { Readings } from './readings.ts'
import type { World } from './world.ts'

/** From so many changed records on, reading everything anew is no dearer than finding out what they touch. */
export const bulk = 200

/** A task is open until 20:00 of its day, so the list changes then. */
const closing = 20 * 60

/** Which records changed, by kind and id, as the working set tells. */
export interface Change {
  readonly types: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
  /** What was replaced or removed, as it was. */
  readonly was: readonly RecordVersion[]
}

/** The lines of one record by one rule. */
interface Cell {
  readonly lines: DueLines
  readonly id: string
  items: readonly DueItem[]
}

/**
 * The list of `dueToday`, kept current: a change makes only those lines again that read what changed. Always
 * equal to `dueToday` of the same world and moment.
 */
export class DueBoard {
  readonly #records: World['records']
  readonly #readings: Readings<Cell>
  /** The same world, seen through the readings. */
  readonly #world: World
  /** By kind of line: the cells of its records. */
  readonly #cells: ReadonlyMap<DueLines, Map<string, Cell>>
  #moment: Moment

  constructor(world: World, moment: Moment, kinds: readonly DueLines[] = allDueLines) {
    this.#records = world.records
    this.#readings = new Readings(world.records)
    this.#world = { ...world, records: this.#readings }
    this.#cells = new Map(kinds.map((lines) => [lines, new Map<string, Cell>()]))
    this.#moment = moment
    this.renew()
  }

  /** The lines, most urgent first. */
  items(): DueItem[] {
    const items: DueItem[] = []
    for (const cells of this.#cells.values()) {
      for (const cell of cells.values()) if (cell.items.length > 0) items.push(...cell.items)
    }
    return inDueOrder(items)
  }

  /** Time has passed; true when the lines may differ. */
  pass(moment: Moment): boolean {
    const before = this.#moment
    this.#moment = moment
    if (before.today !== moment.today || before.minutes > closing !== moment.minutes > closing) {
      this.renew()
      return true
    }
    if (before.minutes === moment.minutes) return false
    let passed = false
    for (const [{ byTheMinute }, cells] of this.#cells) {
      if (!byTheMinute) continue
      for (const cell of cells.values()) {
        if (cell.items.length === 0) continue
        this.#read(cell)
        passed = true
      }
    }
    return passed
  }

  /** Reads everything anew, whatever has changed. */
  renew(): void {
    this.#readings.forget()
    for (const [lines, cells] of this.#cells) {
      cells.clear()
      for (const record of this.#records.ofType(lines.of)) {
        if (lines.mayHave(record)) this.#read(this.#cell(lines, cells, record.id))
      }
    }
  }

  /** Records have changed; call `pass` first when time has passed, too. */
  touch({ types, ids, was }: Change): void {
    if (ids.size > bulk) return this.renew()
    const known = [...types].filter((type): type is RecordType => definitionOf(type) !== null)
    const touched = new Set<Cell>()
    for (const before of was) this.#readings.listing(before, touched)
    for (const id of ids) {
      this.#readings.touchedBy(known, id, touched)
      this.#comeOrGo(id, known, touched)
    }
    for (const cell of touched) this.#read(cell)
  }

  /** A record that is new, or may have lines now, gets its cells; one that has gone, or may not, leaves none. */
  #comeOrGo(id: string, types: readonly RecordType[], touched: Set<Cell>): void {
    for (const [lines, cells] of this.#cells) {
      if (!types.includes(lines.of)) continue
      const record = this.#records.get(lines.of, id)
      const mayHave = record !== undefined && lines.mayHave(record)
      const cell = cells.get(id)
      if (mayHave && !cell) touched.add(this.#cell(lines, cells, id))
      if (mayHave || !cell) continue
      cells.delete(id)
      touched.delete(cell)
    }
  }

  #cell(lines: DueLines, cells: Map<string, Cell>, id: string): Cell {
    const cell: Cell = { lines, id, items: [] }
    cells.set(id, cell)
    return cell
  }

  #read(cell: Cell): void {
    const { lines, id } = cell
    cell.items = this.#readings.by(cell, () => lines.lines(this.#world, id, this.#moment))
  }
}
