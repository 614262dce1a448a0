import { compareDue, type DueItem } from './due-item.ts'
import { otherItems } from './due-today.ts'
import { elderDueItem } from './elder-due-item.ts'
import { houseDueItem } from './house-due-item.ts'
import { matterItem } from './matter-items.ts'
import type { Moment } from './moment.ts'
import { houseOfElder } from './standing-of.ts'
import type { World } from './world.ts'

/** From so many changed records on, reading everything anew is no dearer than finding out what they touch. */
export const bulk = 200

/** A task is open until 20:00 of its day, so the list changes then. */
const closing = 20 * 60

/** Which records changed, by kind and id, as the working set tells. */
export interface Change {
  readonly types: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
}

const deciding = ['elder', 'elderVisit', 'house', 'houseInspection', 'household', 'matter'] as const

/**
 * The list of `dueToday`, kept current: after a change only the elders and houses that it touches are read
 * again. Always equal to `dueToday` of the same world and moment.
 */
export class DueBoard {
  readonly #world: World
  readonly #elders = new Map<string, DueItem | null>()
  readonly #houses = new Map<string, DueItem | null>()
  readonly #matters = new Map<string, DueItem | null>()
  /** By record: the elder or house it is about, to notice when that changes. */
  readonly #about = new Map<string, string | undefined>()
  #moment: Moment
  #others: DueItem[] = []

  constructor(world: World, moment: Moment) {
    this.#world = world
    this.#moment = moment
    this.#all()
  }

  /** The lines, most urgent first. */
  items(): DueItem[] {
    const lines = [...this.#elders.values(), ...this.#houses.values(), ...this.#matters.values()]
    return [...lines.filter((line) => line !== null), ...this.#others].sort(compareDue)
  }

  /** Time has passed; true when the lines may differ. */
  pass(moment: Moment): boolean {
    const before = this.#moment
    this.#moment = moment
    const same = before.today === moment.today && before.minutes > closing === moment.minutes > closing
    if (!same) this.#all()
    return !same
  }

  /** Reads everything anew, whatever has changed. */
  renew(): void {
    this.#all()
  }

  /** Records have changed; call `pass` first when time has passed, too. */
  touch({ types, ids }: Change): void {
    const { records } = this.#world
    const touched = deciding.filter((type) => types.has(type))
    if (types.has('building') || (touched.length > 0 && ids.size > bulk)) return this.#all()
    const elders = new Set<string>()
    const houses = new Set<string>()
    if (touched.length > 0) {
      for (const id of ids) {
        const found = deciding.find((type) => records.get(type, id))
        // One that has gone or changed its subject leaves no trace of what it touched.
        if (!found || this.#changedSubject(id)) return this.#all()
        this.#reach(found, id, elders, houses)
      }
    }
    for (const id of houses) this.#house(id)
    for (const id of elders) this.#elder(id)
    this.#others = otherItems(this.#world, this.#moment)
  }

  #reach(type: (typeof deciding)[number], id: string, elders: Set<string>, houses: Set<string>): void {
    const { records } = this.#world
    const atHome = (household: string | undefined) => {
      if (household) for (const one of records.referring('elder', 'household', household)) elders.add(one.id)
    }
    const atHouse = (house: string | undefined) => {
      if (!house) return
      houses.add(house)
      for (const one of records.referring('elder', 'house', house)) elders.add(one.id)
      for (const home of records.referring('household', 'house', house)) atHome(home.id)
    }
    if (type === 'elder') elders.add(id)
    else if (type === 'elderVisit') elders.add(records.get('elderVisit', id)?.body.elder ?? '')
    else if (type === 'house') atHouse(id)
    else if (type === 'houseInspection') atHouse(records.get('houseInspection', id)?.body.house)
    else if (type === 'household') {
      atHome(id)
      for (const one of records.referring('matter', 'household', id)) this.#matter(one.id)
    } else {
      this.#matter(id)
      atHome(records.get('matter', id)?.body.household)
    }
  }

  #subjectOf(id: string): string | undefined {
    const { records } = this.#world
    const elder = records.get('elder', id)
    if (elder) return [elder.body.household, houseOfElder(records, elder)?.id].join(' ')
    return (
      records.get('elderVisit', id)?.body.elder ??
      records.get('houseInspection', id)?.body.house ??
      records.get('household', id)?.body.house ??
      records.get('matter', id)?.body.household
    )
  }

  #changedSubject(id: string): boolean {
    const now = this.#subjectOf(id)
    const known = this.#about.has(id)
    const changed = known && this.#about.get(id) !== now
    this.#about.set(id, now)
    return changed
  }

  #elder(id: string): void {
    const { records } = this.#world
    const elder = records.get('elder', id)
    this.#elders.set(id, elder ? elderDueItem(records, elder, this.#moment) : null)
  }

  #house(id: string): void {
    const { records } = this.#world
    const house = records.get('house', id)
    this.#houses.set(id, house ? houseDueItem(records, house, this.#moment) : null)
  }

  #matter(id: string): void {
    const matter = this.#world.records.get('matter', id)
    this.#matters.set(id, matter ? matterItem(this.#world, matter, this.#moment) : null)
  }

  #all(): void {
    const { records } = this.#world
    for (const map of [this.#elders, this.#houses, this.#matters, this.#about]) map.clear()
    for (const { id } of records.ofType('elder')) this.#elder(id)
    for (const { id } of records.ofType('house')) this.#house(id)
    for (const { id } of records.ofType('matter')) this.#matter(id)
    for (const type of deciding)
      for (const { id } of records.ofType(type)) this.#about.set(id, this.#subjectOf(id))
    this.#others = otherItems(this.#world, this.#moment)
  }
}
