import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { namedIn } from '#domain/records/named-in.ts'
import type { RecordType } from '#domain/records/registry.ts'

/** A record as the person should see it, and which of its mutations the server has not acknowledged. */
export interface DeviceRecord<Content = RecordVersion['body']> extends RecordVersion<Content> {
  readonly pending: readonly string[]
}

export interface RecordsChange {
  readonly types: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
  /** What was replaced or removed, as it was. */
  readonly was: readonly DeviceRecord[]
}

type Listener = (change: RecordsChange) => void

/** The records that name one id, and the same as a list, made when it is asked for. */
interface Naming {
  readonly records: Set<DeviceRecord>
  list: readonly DeviceRecord[] | null
}

const none: readonly never[] = []

/**
 * Everything this device holds, in memory (the durable copy is in packs and rows). Lists, search and due
 * dates are functions over it. Records are replaced, never altered, so an old reference stays what it was.
 */
export class WorkingSet {
  readonly #byId = new Map<string, DeviceRecord>()
  readonly #byType = new Map<string, Map<string, DeviceRecord>>()
  readonly #lists = new Map<string, readonly DeviceRecord[]>()
  readonly #listeners = new Set<Listener>()
  readonly #references = new Map<string, Map<string, Naming>>()

  get size(): number {
    return this.#byId.size
  }

  get<T extends RecordType>(type: T, id: string | null | undefined): DeviceRecord<Body<T>> | undefined {
    const record = id == null ? undefined : this.#byId.get(id)
    return record?.type === type ? (record as DeviceRecord<Body<T>>) : undefined
  }

  /** A record of whatever kind. */
  find(id: string): DeviceRecord | undefined {
    return this.#byId.get(id)
  }

  /** The same list until a record of the kind changes. */
  ofType<T extends RecordType>(type: T): readonly DeviceRecord<Body<T>>[] {
    let list = this.#lists.get(type)
    if (!list) this.#lists.set(type, (list = [...(this.#byType.get(type)?.values() ?? none)]))
    return list as readonly DeviceRecord<Body<T>>[]
  }

  /**
   * Records of a kind whose reference, or a row of whose list, names `id`; indexed at first use, kept current after.
   * The same list until one of them changes, so that what is computed from it may be kept by it.
   */
  referring<T extends RecordType>(
    type: T,
    field: keyof Body<T> & string,
    id: string,
  ): readonly DeviceRecord<Body<T>>[] {
    const naming = this.#index(type, field).get(id)
    if (!naming) return none
    naming.list ??= [...naming.records]
    return naming.list as readonly DeviceRecord<Body<T>>[]
  }

  inScope(scope: string): DeviceRecord[] {
    return [...this.#byId.values()].filter((record) => record.scope === scope)
  }

  /** Puts and removes records and tells the listeners once. */
  change(put: readonly DeviceRecord[], remove: readonly string[] = []): void {
    const types = new Set<string>()
    const ids = new Set<string>()
    const was: DeviceRecord[] = []
    const forget = (id: string) => {
      const old = this.#byId.get(id)
      if (!old) return
      was.push(old)
      this.#byId.delete(id)
      this.#byType.get(old.type)?.delete(id)
      this.#reindex(old, 'delete')
      types.add(old.type)
      ids.add(id)
    }
    for (const id of remove) forget(id)
    for (const record of put) {
      forget(record.id)
      this.#byId.set(record.id, record)
      let ofType = this.#byType.get(record.type)
      if (!ofType) this.#byType.set(record.type, (ofType = new Map()))
      ofType.set(record.id, record)
      this.#reindex(record, 'add')
      types.add(record.type)
      ids.add(record.id)
    }
    for (const type of types) this.#lists.delete(type)
    if (ids.size) for (const listener of this.#listeners) listener({ types, ids, was })
  }

  /** Calls back after every change; returns the way to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #index(type: string, field: string): Map<string, Naming> {
    const key = `${type}.${field}`
    let index = this.#references.get(key)
    if (!index) {
      this.#references.set(key, (index = new Map()))
      for (const record of this.#byType.get(type)?.values() ?? []) enter(index, record, field, 'add')
    }
    return index
  }

  #reindex(record: DeviceRecord, how: 'add' | 'delete'): void {
    for (const [key, index] of this.#references) {
      const dot = key.indexOf('.')
      if (key.slice(0, dot) === record.type) enter(index, record, key.slice(dot + 1), how)
    }
  }
}

function enter(index: Map<string, Naming>, record: DeviceRecord, field: string, how: 'add' | 'delete'): void {
  const value = (record.body as Readonly<Record<string, unknown>>)[field]
  for (const target of namedIn(record.type, field, value)) {
    let naming = index.get(target)
    if (!naming) index.set(target, (naming = { records: new Set(), list: null }))
    naming.records[how](record)
    naming.list = null
  }
}
