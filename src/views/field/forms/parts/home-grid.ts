import { gridOfScope } from '#domain/record/scope.ts'

/** The grid a new record belongs to when nothing on it says where it is: the first one granted, or none. */
export function homeGrid(device: { scopes(): ReadonlyMap<string, unknown> }): string {
  for (const scope of device.scopes().keys()) {
    const grid = gridOfScope(scope)
    if (grid) return grid
  }
  return ''
}
