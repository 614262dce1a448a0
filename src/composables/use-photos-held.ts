import { computed, type ComputedRef } from 'vue'
import { type RecordType, registry } from '#domain/records/registry.ts'
import { photosIn } from './photos-in.ts'
import { usePhotoLine } from './use-photo-line.ts'
import { type DeviceRecord, useFromRecords } from './use-records.ts'

/** A record of which the server has the words and not all the photos. */
export interface RecordWithPhotosHeld {
  readonly record: DeviceRecord<unknown>
  readonly delivered: number
  readonly of: number
}

const types = (Object.keys(registry) as RecordType[]).filter((type) =>
  Object.values(registry[type].fields).some(({ kind }) => kind === 'photos' || kind === 'answers'),
)

/** Records with photos that this device has not delivered, by id: in no list may these stand as delivered. */
export function usePhotosHeld(): ComputedRef<ReadonlyMap<string, RecordWithPhotosHeld>> {
  const line = usePhotoLine()
  const records = useFromRecords(types, (all) =>
    types.flatMap((type) => all.ofType(type) as readonly DeviceRecord<unknown>[]),
  )
  return computed(() => {
    const held = new Set(line.value?.held ?? [])
    const found = new Map<string, RecordWithPhotosHeld>()
    if (!held.size) return found
    for (const record of records.value) {
      const photos = photosIn(record.type, record.body as Readonly<Record<string, unknown>>)
      const here = photos.filter((sha256) => held.has(sha256)).length
      const [of, delivered] = [photos.length, photos.length - here]
      if (here) found.set(record.id, { record, delivered, of })
    }
    return found
  })
}
