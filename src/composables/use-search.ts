import { computed, type ComputedRef, type MaybeRefOrGetter, shallowRef, toValue } from 'vue'
import { findEntries, type SearchEntry } from '#domain/search/find-entries.ts'
import type { Device } from '#sync/device.ts'
import { SearchIndex } from './search-index.ts'
import { useDevice } from './use-device.ts'

interface Kept {
  readonly index: SearchIndex
  readonly version: { value: number }
}

// Made at the first search and kept while the notebook is open.
const kept = new WeakMap<Device, Kept>()

/** The dictionary of readings is large and only wanted here, so it comes when somebody searches. */
async function learnPinyin({ index, version }: Kept): Promise<void> {
  const { pinyin } = await import('pinyin-pro')
  index.spellWith((character) =>
    pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).map((one) =>
      one.toLowerCase(),
    ),
  )
  version.value++
}

function keep(device: Device): Kept {
  const known = kept.get(device)
  if (known) return known
  const made: Kept = { index: new SearchIndex(device.records), version: shallowRef(0) }
  kept.set(device, made)
  device.records.subscribe(({ ids }) => {
    made.index.touch(ids)
    made.version.value++
  })
  void learnPinyin(made)
  return made
}

/** People and places by what was typed, best first; empty while nothing is typed. */
export function useSearch(typed: MaybeRefOrGetter<string>): ComputedRef<readonly SearchEntry[]> {
  const device = useDevice()
  return computed(() => {
    const words = toValue(typed).trim()
    if (words === '') return []
    const { index, version } = keep(device)
    void version.value
    return findEntries(index.entries(), words)
  })
}
