import { compareWords } from '../compare-words.ts'
import type { DueItem } from './due-item.ts'

/** By urgency: the building of the most urgent line first. By the way: buildings by name, doors as one passes them. */
export type DueOrder = 'urgency' | 'way'

/** The lines of one staircase; null where the building has no more than one. */
export interface DueUnit {
  readonly unit: string | null
  readonly items: readonly DueItem[]
}

export interface DueGroup {
  /** The building's id; null for what belongs to none. */
  readonly building: string | null
  readonly name: string | null
  readonly count: number
  readonly units: readonly DueUnit[]
}

function grouped<K>(items: readonly DueItem[], keyOf: (item: DueItem) => K): Map<K, DueItem[]> {
  const groups = new Map<K, DueItem[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Up the stairs: floor by floor, and on each floor by door; what has no door first, it concerns the whole building. */
const byDoor = ({ place: a }: DueItem, { place: b }: DueItem): number =>
  (a.floor ?? -Infinity) === (b.floor ?? -Infinity)
    ? compareWords(a.door ?? '', b.door ?? '')
    : (a.floor ?? -Infinity) - (b.floor ?? -Infinity)

function unitsOf(items: readonly DueItem[]): DueUnit[] {
  const units = grouped(items, ({ place }) => place.unit)
  if (units.size < 2) return [{ unit: null, items: [...items].sort(byDoor) }]
  return [...units]
    .sort(([a], [b]) => (a === null ? -1 : b === null ? 1 : compareWords(a, b)))
    .map(([unit, list]) => ({ unit, items: list.sort(byDoor) }))
}

/** The first so many lines of the groups; each group still tells how many it has in all. */
export function topOf(groups: readonly DueGroup[], lines: number): readonly DueGroup[] {
  const top: DueGroup[] = []
  let left = lines
  for (const group of groups) {
    if (left <= 0) break
    const units: DueUnit[] = []
    for (const { unit, items } of group.units) {
      if (left <= 0) break
      units.push({ unit, items: items.slice(0, left) })
      left -= items.length
    }
    top.push({ ...group, units })
  }
  return top
}

/**
 * The lines by building. `items` are most urgent first, as the board gives them; by urgency they keep that order
 * within a building, by the way they stand as one walks: staircase, floor, door.
 */
export function groupDue(items: readonly DueItem[], order: DueOrder): DueGroup[] {
  const buildings = [...grouped(items, ({ place }) => place.building)].map(([building, list]) => ({
    building,
    name: list[0]!.place.buildingName,
    list,
  }))
  if (order === 'way') {
    const last = (name: string | null) => (name === null ? 1 : 0)
    buildings.sort((a, b) => last(a.name) - last(b.name) || compareWords(a.name ?? '', b.name ?? ''))
  }
  return buildings.map(({ building, name, list }) => ({
    building,
    name,
    count: list.length,
    units: order === 'way' ? unitsOf(list) : [{ unit: null, items: list }],
  }))
}
