import type { Place as Position } from '../fields/place.ts'
import { gridOfScope } from '../record/scope.ts'
import type { DueItem } from './due-item.ts'
import { compareUrgency, type Urgency } from './urgency.ts'
import type { Records } from './world.ts'

/** A building or a self-built house on the map, with what is due there. */
export interface MapMark {
  readonly id: string
  readonly type: 'building' | 'house'
  readonly name: string
  readonly position: Position
  /** Metres east and south of the middle of all marks. */
  readonly x: number
  readonly y: number
  /** The most urgent of `items`; null where nothing is due. */
  readonly urgency: Urgency | null
  /** Most urgent first. */
  readonly items: readonly DueItem[]
}

export interface DueMap {
  readonly marks: readonly MapMark[]
  /** The point that `x` and `y` are counted from; null without marks. */
  readonly middle: Position | null
  /** Lines that belong to no place with known coordinates. */
  readonly elsewhere: readonly DueItem[]
}

const metresPerDegree = 111_320

/** Metres east and south of a point, exact enough for a few kilometres. */
export function metresFrom(middle: Position, { lng, lat }: Position): { x: number; y: number } {
  const narrowing = Math.cos((middle.lat * Math.PI) / 180)
  return { x: (lng - middle.lng) * metresPerDegree * narrowing, y: (middle.lat - lat) * metresPerDegree }
}

/**
 * The doors of a grid: every building and house whose coordinates are on file, and what of `items` (most urgent
 * first) is due at each. A line stands at its house where that has coordinates, else at its building.
 */
export function dueMap(records: Records, items: readonly DueItem[], grid: string): DueMap {
  const found: Omit<MapMark, 'x' | 'y' | 'urgency' | 'items'>[] = []
  for (const type of ['building', 'house'] as const) {
    for (const { id, scope, body } of records.ofType(type)) {
      if (!body.location || gridOfScope(scope) !== grid || ('status' in body && body.status !== 'active'))
        continue
      const name = ('name' in body ? body.name : 'address' in body ? body.address : '') ?? body.code ?? ''
      found.push({ id, type, name, position: body.location })
    }
  }
  const here = new Set(found.map(({ id }) => id))
  const at = new Map<string, DueItem[]>()
  const elsewhere: DueItem[] = []
  for (const item of items) {
    const { house, building } = item.place
    const id = [house, building].find((one) => one !== null && here.has(one))
    if (!id) elsewhere.push(item)
    else if (at.has(id)) at.get(id)!.push(item)
    else at.set(id, [item])
  }
  const middle = middleOf(found.map(({ position }) => position))
  const marks = found.map((one): MapMark => {
    const due = at.get(one.id) ?? []
    return { ...one, ...metresFrom(middle!, one.position), items: due, urgency: worst(due) }
  })
  return { marks, middle, elsewhere }
}

const worst = (items: readonly DueItem[]): Urgency | null =>
  items.reduce<Urgency | null>(
    (most, { urgency }) => (most === null || compareUrgency(urgency, most) < 0 ? urgency : most),
    null,
  )

function middleOf(positions: readonly Position[]): Position | null {
  if (positions.length === 0) return null
  const half = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return { lng: half(positions.map(({ lng }) => lng)), lat: half(positions.map(({ lat }) => lat)) }
}
