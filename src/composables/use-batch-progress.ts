import { computed, type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue'
import { localDate } from '#domain/local-date.ts'
import type { Batch } from '#domain/records/batch/batch-houses.ts'
import { batchProgress, type BatchProgress } from '#domain/records/batch/batch-progress.ts'
import { useNow } from './use-now.ts'
import { useFromRecords } from './use-records.ts'

export interface BatchNow {
  readonly batch: Batch
  /** Over the houses on this device, which are those of its own grids. */
  readonly progress: BatchProgress
}

/** The batches that are running or under review, or the one that is named, with how far each has come here. */
export function useBatchProgress(only?: MaybeRefOrGetter<string>): ComputedRef<readonly BatchNow[]> {
  const now = useNow()
  const today = computed(() => localDate(now.value))
  return useFromRecords(['batch', 'house', 'houseInspection'], (records) => {
    const houses = records.ofType('house')
    const wanted = toValue(only)
    return records
      .ofType('batch')
      .filter(({ id, state, body: { status } }) =>
        wanted ? id === wanted : state === 'live' && (status === 'running' || status === 'reviewing'),
      )
      .map((batch) => ({
        batch,
        progress: batchProgress(
          batch,
          houses,
          (house) => records.referring('houseInspection', 'house', house),
          today.value,
        ),
      }))
      .filter(({ progress }) => wanted !== undefined || progress.rows.length > 0)
      .sort((a, b) => ((a.batch.body.end ?? '') < (b.batch.body.end ?? '') ? -1 : 1))
  })
}
