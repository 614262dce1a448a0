import type { DueItem } from './due-item.ts'

export interface DueGroup {
  /** The building's id; null for what belongs to none. */
  readonly building: string | null
  readonly name: string | null
  readonly items: readonly DueItem[]
}

/** One group per building, in the order of its most urgent line; the lines keep their order. */
export function groupByBuilding(items: readonly DueItem[]): DueGroup[] {
  const groups = new Map<string | null, { name: string | null; items: DueItem[] }>()
  for (const item of items) {
    const { building, buildingName } = item.place
    const group = groups.get(building)
    if (group) group.items.push(item)
    else groups.set(building, { name: buildingName, items: [item] })
  }
  return [...groups].map(([building, group]) => ({ building, ...group }))
}
