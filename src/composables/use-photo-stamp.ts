import { inject, type InjectionKey, provide } from 'vue'
import { type WatermarkFacts, watermarkLines } from '#domain/photos/watermark-lines.ts'
import type { Place } from '#domain/fields/place.ts'
import type { Photo } from '#domain/fields/photos.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import { useDevice } from './use-device.ts'
import { useGrids } from './use-grids.ts'
import { usePeople } from './use-people.ts'
import type { DeviceRecord } from './use-records.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** The lines of the watermark of one photo of the record on screen. */
export type PhotoStamp = (sha256: string) => readonly string[] | null

const photoStampKey: InjectionKey<PhotoStamp> = Symbol('watermark of the record’s photos')

/** Null where photos belong to no record yet: there is nothing to stamp them with. */
export const usePhotoStamp = (): PhotoStamp | null => inject(photoStampKey, null)

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'lng' in value && 'lat' in value

const takenIn = (body: Readonly<Record<string, unknown>>, sha256: string): number | null =>
  Object.values(body)
    .flatMap((value) => (Array.isArray(value) ? (value as readonly Photo[]) : []))
    .find((one) => one?.sha256 === sha256)?.takenAt ?? null

/** Lets every photo viewer below make a copy with the watermark of this record (DOMAIN 8.4). */
export function providePhotoStamp(record: () => DeviceRecord | undefined): void {
  const device = useDevice()
  const grids = useGrids()
  const nameOf = usePeople()
  const status = useSyncStatus()

  provide(photoStampKey, (sha256) => {
    const now = record()
    if (!now) return null
    const { body } = now
    const grid = grids.value.find(({ code }) => code === gridOfScope(now.scope))
    const house = typeof body.house === 'string' ? device.records.get('house', body.house) : undefined
    const place = body.location ?? house?.body.location
    const ended = typeof body.endedAt === 'number' ? body.endedAt : null
    const facts: WatermarkFacts = {
      takenAt: takenIn(body, sha256) ?? ended,
      isTimeChecked: status.value?.ready ?? false,
      community: grid?.community ?? '',
      grid: grid?.name ?? '',
      location: isPlace(place) ? place : null,
      worker: nameOf.value(now.createdBy),
      account: now.createdBy,
      record: now.id,
      sha256,
    }
    return watermarkLines(facts)
  })
}
