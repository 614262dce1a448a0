import { computed, type ComputedRef } from 'vue'
import { gridOfScope } from '#domain/record/scope.ts'
import { useDevice } from '#composables/use-device.ts'
import { useRecordList } from '#composables/use-records.ts'
import { useSyncStatus } from '#composables/use-sync-status.ts'

/** The grids that this person supervises, by name; the names are in `common`, which every device holds. */
export function useGrids(): ComputedRef<readonly { readonly value: string; readonly words: string }[]> {
  const device = useDevice()
  const grids = useRecordList('grid')
  const status = useSyncStatus()
  return computed(() => {
    void status.value?.lastCompleteAt
    const names = new Map(grids.value.map(({ body }) => [body.code, body.name]))
    const supervised = [...device.scopes()].filter(([, role]) => role === 'supervisor' || role === 'admin')
    const codes = new Set(supervised.flatMap(([scope]) => gridOfScope(scope) ?? []))
    return [...codes].sort().map((value) => ({ value, words: names.get(value) ?? value }))
  })
}

/** What a grid is called; its code where nobody here has given it a name. */
export function useGridName(): (code: string) => string {
  const grids = useGrids()
  return (code) => grids.value.find(({ value }) => value === code)?.words ?? code
}
