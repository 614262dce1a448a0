import type { Body } from '#domain/records/body.ts'
import { type GridArea, gridAreas, placeIn } from './area.ts'
import type { Pen } from './pen.ts'

export interface BuildingPlan {
  readonly id: string
  readonly grid: GridArea
  readonly body: Body<'building'> & {
    readonly code: string
    readonly name: string
    readonly kind: 'block' | 'lane'
  }
}

/** 60 blocks of flats, and the lanes by which self-built houses are walked, grid by grid. */
export function buildingPlans(pen: Pen): BuildingPlan[] {
  const serials = new Map<string, number>()
  return gridAreas.flatMap((grid) => {
    const { community } = grid
    const names = [...Array.from({ length: grid.blocks }, () => null), ...grid.lanes]
    return names.map((lane, n): BuildingPlan => {
      const serial = (serials.get(community.code) ?? 0) + 1
      serials.set(community.code, serial)
      const block = (grid.index % 4) * grid.blocks + n + 1
      const name = lane ?? `${block}号楼`
      return {
        id: pen.id('r'),
        grid,
        body: {
          code: `${community.code}B${String(serial).padStart(5, '0')}`,
          name,
          address: lane ? `${community.name}${lane}` : `${community.road}${block}号`,
          kind: lane ? 'lane' : 'block',
          ...(lane ? {} : { floors: community.floors, units: community.units }),
          location: placeIn(grid, n),
        },
      }
    })
  })
}
