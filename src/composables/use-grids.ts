import { computed, type ComputedRef } from 'vue'
import { gridOfScope } from '#domain/record/scope.ts'
import { useDevice } from './use-device.ts'
import { useFromRecords } from './use-records.ts'
import { useSyncStatus } from './use-sync-status.ts'

export interface OwnGrid {
  readonly code: string
  readonly name: string
  readonly community: string
  readonly dutyPhone: string | null
  readonly secretaryPhone: string | null
}

/** The grids that are granted to this person, by code; known by name once the first pull is done. */
export function useGrids(): ComputedRef<readonly OwnGrid[]> {
  const device = useDevice()
  const status = useSyncStatus()
  const byCode = useFromRecords(
    ['grid'],
    (records) => new Map(records.ofType('grid').map(({ body }) => [body.code, body])),
  )
  return computed(() => {
    void status.value
    const codes = new Set([...device.scopes().keys()].map(gridOfScope).filter((code) => code !== null))
    return [...codes].sort().map((code) => {
      const grid = byCode.value.get(code)
      return {
        code,
        name: grid?.name ?? code,
        community: grid?.community ?? '',
        dutyPhone: grid?.dutyPhone ?? null,
        secretaryPhone: grid?.secretaryPhone ?? null,
      }
    })
  })
}
