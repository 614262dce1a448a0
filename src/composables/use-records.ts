import {
  computed,
  type ComputedRef,
  type MaybeRefOrGetter,
  onScopeDispose,
  type ShallowRef,
  shallowRef,
  toValue,
} from 'vue'
import type { RecordType } from '#domain/records/registry.ts'
import type { Body } from '#domain/records/body.ts'
import type { DeviceRecord, WorkingSet } from '#storage/working-set.ts'
import { useDevice } from './use-device.ts'

export type { DeviceRecord, WorkingSet } from '#storage/working-set.ts'

/** Grows by one whenever a record of one of these kinds changes: read it inside a `computed` to follow them. */
export function useChangesOf(types: readonly RecordType[]): Readonly<ShallowRef<number>> {
  const version = shallowRef(0)
  const stop = useDevice().records.subscribe((change) => {
    if (types.some((type) => change.types.has(type))) version.value++
  })
  onScopeDispose(stop)
  return version
}

/** A value computed from the working set, again whenever a record of the named kinds changes. */
export function useFromRecords<T>(
  types: readonly RecordType[],
  compute: (records: WorkingSet) => T,
): ComputedRef<T> {
  const { records } = useDevice()
  const version = useChangesOf(types)
  return computed(() => {
    void version.value
    return compute(records)
  })
}

export const useRecord = <T extends RecordType>(
  type: T,
  id: MaybeRefOrGetter<string | null | undefined>,
): ComputedRef<DeviceRecord<Body<T>> | undefined> =>
  useFromRecords([type], (records) => records.get(type, toValue(id)))

export const useRecordList = <T extends RecordType>(
  type: T,
  where: (record: DeviceRecord<Body<T>>) => boolean = () => true,
): ComputedRef<DeviceRecord<Body<T>>[]> =>
  useFromRecords([type], (records) => records.ofType(type).filter(where))
