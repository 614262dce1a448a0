import type { JsonObject } from '#domain/json.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { Body } from '#domain/records/body.ts'
import { registry } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { patchBetween } from '#domain/sync/patch-between.ts'

/** What an inspection fills beside itself. */
export interface InspectionExtra {
  /** Corrected lines of the house's file; null takes a value out. */
  readonly house: Readonly<Record<string, unknown>>
  /** The file as it was when the first line was corrected; null while none is. */
  readonly houseBase: Body<'house'> | null
  /** When each step of the emergency was done, in milliseconds. */
  readonly stamps: Readonly<Record<string, number>>
}

export const noExtra = (): InspectionExtra => ({ house: {}, houseBase: null, stamps: {} })

/** The file as corrected here; lines that nobody touched follow the record. */
export const correctedHouse = (standing: Body<'house'>, { house }: InspectionExtra): Body<'house'> => ({
  ...standing,
  ...house,
})

/** The corrections without those whose text is no value of its line. */
export function fitCorrections(extra: InspectionExtra): InspectionExtra {
  const fields = (registry.house as unknown as RecordDefinition).fields
  const fit = Object.entries(extra.house).filter(
    ([name, value]) => value === null || !fields[name]?.check(value),
  )
  return { ...extra, house: Object.fromEntries(fit) }
}

/** The corrections as a patch of the house's file, from what the person saw. */
export function housePatch(id: string, { house, houseBase }: InspectionExtra): Intent[] {
  if (!houseBase) return []
  const definition = registry.house as unknown as RecordDefinition
  const before = houseBase as unknown as JsonObject
  const set = patchBetween(definition, before, { ...before, ...(house as JsonObject) })
  return Object.keys(set).length ? [{ op: 'patch', type: 'house', record: id, set }] : []
}
