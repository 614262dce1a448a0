import { computed, type ComputedRef, type MaybeRefOrGetter, shallowRef, toValue } from 'vue'
import { finished } from '#domain/finished.ts'
import { findEntries, type SearchEntry } from '#domain/search/find-entries.ts'
import type { Device } from '#sync/device.ts'
import { inTurns } from './in-turns.ts'
import { quietMoment } from './quiet-moment.ts'
import { SearchIndex } from './search-index.ts'
import { useDevice } from './use-device.ts'

interface Kept {
  readonly index: SearchIndex
  /** What is left of filling it. */
  readonly filling: Generator<void, void>
  /** Grows whenever something else may be found. */
  readonly version: { value: number }
}

// Made at the first search, or before it in a quiet moment, and kept while the notebook is open.
const kept = new WeakMap<Device, Kept>()

/** The dictionary of readings is large and only wanted here, so it comes when somebody searches. */
async function learnPinyin({ index, version }: Kept, pause?: () => Promise<void>): Promise<void> {
  const { pinyin } = await import('pinyin-pro')
  const spelling = index.spellWith((character) =>
    pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).map((one) =>
      one.toLowerCase(),
    ),
  )
  await inTurns(spelling, () => true, pause)
  version.value++
}

function keep(device: Device): Kept {
  const known = kept.get(device)
  if (known) return known
  const index = new SearchIndex(device.records)
  const made: Kept = { index, filling: index.fill(), version: shallowRef(0) }
  kept.set(device, made)
  device.records.subscribe(({ ids }) => {
    made.index.touch(ids)
    made.version.value++
  })
  return made
}

/** Gets everything ready for the first search, in quiet moments. */
export async function readySearch(device: Device): Promise<void> {
  if (kept.has(device)) return
  const made = keep(device)
  await inTurns(made.filling, () => true, quietMoment)
  await learnPinyin(made, quietMoment)
}

/** People and places by what was typed, best first; empty while nothing is typed. */
export function useSearch(typed: MaybeRefOrGetter<string>): ComputedRef<readonly SearchEntry[]> {
  const device = useDevice()
  return computed(() => {
    const words = toValue(typed).trim()
    if (words === '') return []
    if (!kept.has(device)) void learnPinyin(keep(device))
    const { index, filling, version } = keep(device)
    finished(filling)
    void version.value
    return findEntries(index.entries(), words)
  })
}
