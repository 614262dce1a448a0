import { gridOfScope, type ScopeId } from '#domain/record/scope.ts'
import type { Records } from '#domain/schedule/world.ts'

/** The community's numbers for a grid; kept on the phone with the grid's record. */
export function phonesOfGrid(records: Records, scope: ScopeId): { secretary?: string; duty?: string } {
  const code = gridOfScope(scope)
  const grid = records.ofType('grid').find(({ body }) => body.code === code)?.body
  return {
    ...(grid?.secretaryPhone && { secretary: grid.secretaryPhone }),
    ...(grid?.dutyPhone && { duty: grid.dutyPhone }),
  }
}
