import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { namedIn } from '../records/named-in.ts'
import type { RecordType } from '../records/registry.ts'
import type { Records } from './world.ts'

/** Who has read something, by its name. One reader is by far the most common, and far cheaper than a set of one. */
type Readers<Reader> = Map<string, Reader | Set<Reader>>

function note<Reader extends object>(readers: Readers<Reader>, what: string, reader: Reader | null): void {
  if (!reader) return
  const known = readers.get(what)
  if (known === reader) return
  if (known === undefined) readers.set(what, reader)
  else if (known instanceof Set) known.add(reader)
  else readers.set(what, new Set([known, reader]))
}

function add<Reader extends object>(readers: Readers<Reader>, what: string, touched: Set<Reader>): void {
  const known = readers.get(what)
  if (known === undefined) return
  if (known instanceof Set) for (const reader of known) touched.add(reader)
  else touched.add(known)
}

/**
 * Records that note who reads what of them. `by` sets whose reading it is; `touchedBy` tells whose readings a
 * change spoils: readers of the record itself and of a list it stands in; `listing` those of a list it stood in. Who found it in
 * a list is known by that list alone: a note for each that was found would cost more than all the others together. A
 * reading that is no longer made stays noted, which may make something anew for nothing but never leaves it stale.
 */
export class Readings<Reader extends object> implements Records {
  readonly #records: Records
  /** Of single records, by id. */
  readonly #single: Readers<Reader> = new Map()
  /** Of all records of a kind. */
  readonly #kinds: Readers<Reader> = new Map()
  /**
   * Of lists, by kind, field and the id that the field names: three maps and not one name made of all three, which
   * would be built and hashed at every look.
   */
  readonly #lists = new Map<string, Map<string, Readers<Reader>>>()
  #reader: Reader | null = null

  constructor(records: Records) {
    this.#records = records
  }

  /** Everything that `read` reads is noted as this reader's. */
  by<Result>(reader: Reader, read: () => Result): Result {
    this.#reader = reader
    try {
      return read()
    } finally {
      this.#reader = null
    }
  }

  forget(): void {
    this.#single.clear()
    this.#kinds.clear()
    this.#lists.clear()
  }

  /** Adds to `touched` whoever read something that a change of the record `id` of one of `types` alters. */
  touchedBy(types: Iterable<RecordType>, id: string, touched: Set<Reader>): void {
    add(this.#single, id, touched)
    for (const type of types) {
      add(this.#kinds, type, touched)
      const record = this.#records.get(type, id)
      if (record) this.listing(record, touched)
    }
  }

  /** Adds to `touched` the readers of the lists that a record stands in, or that a version stood in which is no more. */
  listing({ type, body }: Pick<RecordVersion<unknown>, 'type' | 'body'>, touched: Set<Reader>): void {
    for (const [field, readers] of this.#lists.get(type) ?? []) {
      const value = (body as Readonly<Record<string, unknown>>)[field]
      for (const target of namedIn(type, field, value)) add(readers, target, touched)
    }
  }

  get<T extends RecordType>(type: T, id: string | null | undefined): RecordVersion<Body<T>> | undefined {
    if (id == null) return undefined
    note(this.#single, id, this.#reader)
    return this.#records.get(type, id)
  }

  ofType<T extends RecordType>(type: T): readonly RecordVersion<Body<T>>[] {
    note(this.#kinds, type, this.#reader)
    return this.#records.ofType(type)
  }

  referring<T extends RecordType>(
    type: T,
    field: keyof Body<T> & string,
    id: string,
  ): readonly RecordVersion<Body<T>>[] {
    note(this.#readersOf(type, field), id, this.#reader)
    return this.#records.referring(type, field, id)
  }

  #readersOf(type: string, field: string): Readers<Reader> {
    let fields = this.#lists.get(type)
    if (!fields) this.#lists.set(type, (fields = new Map()))
    let readers = fields.get(field)
    if (!readers) fields.set(field, (readers = new Map()))
    return readers
  }
}
