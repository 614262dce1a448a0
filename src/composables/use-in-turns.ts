import { type ShallowRef, shallowRef, watch } from 'vue'
import type { RecordType } from '#domain/records/registry.ts'
import type { Device } from '#sync/device.ts'
import { inTurns, nextTurn } from './in-turns.ts'
import { quietMoment } from './quiet-moment.ts'
import { useDevice } from './use-device.ts'
import { useChangesOf } from './use-records.ts'

interface Kept {
  readonly about: string
  readonly key: string
  readonly changes: number
  readonly value: unknown
}

/** What was made from a device's records, until they change; and how often each kind has changed. */
interface Memory {
  readonly made: Map<string, Kept>
  readonly changes: Map<string, number>
}

const memories = new WeakMap<Device, Memory>()

function memoryOf(device: Device): Memory {
  let memory = memories.get(device)
  if (!memory) {
    const changes = new Map<string, number>()
    memory = { made: new Map(), changes }
    memories.set(device, memory)
    device.records.subscribe(({ types }) => {
      for (const type of types) changes.set(type, (changes.get(type) ?? 0) + 1)
    })
  }
  return memory
}

export interface LongWork<T> {
  /** Whose value it is: one is kept for each name. */
  readonly name: () => string
  /** What the value is of, as a month or a grid: never is another one's shown for it. */
  readonly about?: () => string
  /** What else it depends on besides records of `types`; the old value stands until there is one for another key. */
  readonly key: () => string
  readonly types: readonly RecordType[]
  /** Yields wherever it can be interrupted. */
  readonly work: () => Generator<void, T>
  /** Nobody waits for it: it is done when there is nothing else to do. */
  readonly quietly?: boolean
}

/**
 * What takes a slow phone long to reckon, without holding up the screen: undefined until it is there for the first
 * time; after a change the old value stays until the new one is there. Coming back to an unchanged one costs nothing.
 */
export function useInTurns<T>(long: LongWork<T>): Readonly<ShallowRef<T | undefined>> {
  const { name, key, types, work, about = () => '', quietly = false } = long
  const pause = quietly ? quietMoment : nextTurn
  const { made, changes } = memoryOf(useDevice())
  const value = shallowRef<T>()
  let latest = 0

  async function make(): Promise<void> {
    const mine = ++latest
    const [as, of, at] = [name(), about(), key()]
    const changed = types.reduce((sum, type) => sum + (changes.get(type) ?? 0), 0)
    const last = made.get(as)
    const known = last?.about === of ? last : undefined
    value.value = known?.value as T | undefined
    if (known?.key === at && known.changes === changed) return
    // The screen that asks for it is shown first.
    await pause()
    if (mine !== latest) return
    const found = await inTurns(work(), () => mine === latest, pause)
    if (mine !== latest) return
    made.set(as, { about: of, key: at, changes: changed, value: found })
    value.value = found
  }

  watch([useChangesOf(types), name, about, key], make, { immediate: true })
  return value
}
