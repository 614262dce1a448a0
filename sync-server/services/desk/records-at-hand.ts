import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { namedIn } from '#domain/records/named-in.ts'
import type { RecordType } from '#domain/records/registry.ts'
import type { Records } from '#domain/schedule/world.ts'

/** Loaded records as the schedule's rules read them. */
export function recordsAtHand(loaded: readonly RecordVersion[]): Records {
  const byId = new Map(loaded.map((record) => [record.id, record]))
  const byType = new Map<string, RecordVersion[]>()
  for (const record of loaded) {
    const same = byType.get(record.type)
    if (same) same.push(record)
    else byType.set(record.type, [record])
  }
  const indexes = new Map<string, Map<string, RecordVersion[]>>()

  function indexOf(type: string, field: string): Map<string, RecordVersion[]> {
    const key = `${type}.${field}`
    let index = indexes.get(key)
    if (index) return index
    indexes.set(key, (index = new Map()))
    for (const record of byType.get(type) ?? []) {
      for (const target of namedIn(type, field, record.body[field])) {
        const found = index.get(target)
        if (found) found.push(record)
        else index.set(target, [record])
      }
    }
    return index
  }

  return {
    get: <T extends RecordType>(type: T, id: string | null | undefined) => {
      const record = id == null ? undefined : byId.get(id)
      return record?.type === type ? (record as RecordVersion<Body<T>>) : undefined
    },
    ofType: <T extends RecordType>(type: T) => (byType.get(type) ?? []) as RecordVersion<Body<T>>[],
    referring: <T extends RecordType>(type: T, field: keyof Body<T> & string, id: string) =>
      (indexOf(type, field).get(id) ?? []) as RecordVersion<Body<T>>[],
  }
}
