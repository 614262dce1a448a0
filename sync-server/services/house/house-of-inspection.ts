import type { House, Inspection } from '#domain/records/house/house-standing.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { ReadTables } from '../../storage/store.ts'

export interface InspectedHouse {
  readonly house: House
  /** All of this house, in the inspection's scope, whatever their state. */
  readonly inspections: readonly Inspection[]
}

/** The house an inspection is about, with everything that was found there; null when it names none. */
export async function houseOfInspection(
  tables: ReadTables,
  inspection: StoredRecord,
): Promise<InspectedHouse | null> {
  const id = inspection.body.house
  if (typeof id !== 'string') return null
  const scopes = [inspection.scope]
  const inspections = await tables.records.all({ scopes, type: 'houseInspection', where: { house: id } })
  const file = await tables.records.get(id)
  // A house whose file is not here any more is still graded by what was seen.
  const house = file?.type === 'house' ? file : { ...inspection, id, type: 'house', body: {} }
  return { house: house as House, inspections: inspections as unknown as Inspection[] }
}
