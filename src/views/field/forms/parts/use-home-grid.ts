import type { RecordType } from '#domain/records/registry.ts'
import { useGridsFor } from '#composables/use-grids-for.ts'

/** The grid a new record belongs to when nothing on it says where it is: the first one in which the person may make it, or none. */
export const useHomeGrid = (type: RecordType): string => useGridsFor(type).value[0]?.code ?? ''
