import { computed, type ComputedRef } from 'vue'
import type { RecordType } from '#domain/records/registry.ts'
import { useActor } from './use-actor.ts'
import { type OwnGrid, useGrids } from './use-grids.ts'

/** The grids in which this person may make a record of a kind. */
export function useGridsFor(type: RecordType): ComputedRef<readonly OwnGrid[]> {
  const grids = useGrids()
  const { mayCreate } = useActor()
  return computed(() => grids.value.filter(({ code }) => mayCreate(type, code)))
}
