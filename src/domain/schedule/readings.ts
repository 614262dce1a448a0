import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { namedIn } from '../records/named-in.ts'
import type { RecordType } from '../records/registry.ts'
import type { Records } from './world.ts'

/**
 * Records that note who reads what of them. `by` sets whose reading it is; `touchedBy` tells whose readings a
 * change spoils: readers of the record itself, of a list it stood in, and of a list it stands in now. A reading
 * that is no longer made stays noted, which may make something anew for nothing but never leaves it stale.
 */
export class Readings<Reader extends object> implements Records {
  readonly #records: Records
  /** One reader is by far the most common, and far cheaper than a set of one. */
  readonly #readers = new Map<string, Reader | Set<Reader>>()
  /** Fields by which lists of a kind have been read. */
  readonly #fields = new Map<string, Set<string>>()
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
    this.#readers.clear()
    this.#fields.clear()
  }

  /** Adds to `touched` whoever read something that a change of the record `id` of one of `types` alters. */
  touchedBy(types: Iterable<RecordType>, id: string, touched: Set<Reader>): void {
    this.#add(id, touched)
    for (const type of types) {
      this.#add(`${type}.*`, touched)
      const record = this.#records.get(type, id)
      if (!record) continue
      for (const field of this.#fields.get(type) ?? []) {
        const value = (record.body as Readonly<Record<string, unknown>>)[field]
        for (const target of namedIn(type, field, value)) this.#add(`${type}.${field}.${target}`, touched)
      }
    }
  }

  get<T extends RecordType>(type: T, id: string | null | undefined): RecordVersion<Body<T>> | undefined {
    if (id == null) return undefined
    this.#note(id)
    return this.#records.get(type, id)
  }

  ofType<T extends RecordType>(type: T): readonly RecordVersion<Body<T>>[] {
    this.#note(`${type}.*`)
    return this.#records.ofType(type)
  }

  referring<T extends RecordType>(
    type: T,
    field: keyof Body<T> & string,
    id: string,
  ): readonly RecordVersion<Body<T>>[] {
    let fields = this.#fields.get(type)
    if (!fields) this.#fields.set(type, (fields = new Set()))
    fields.add(field)
    this.#note(`${type}.${field}.${id}`)
    const found = this.#records.referring(type, field, id)
    for (const record of found) this.#note(record.id)
    return found
  }

  #note(what: string): void {
    const reader = this.#reader
    if (!reader) return
    const known = this.#readers.get(what)
    if (known === reader) return
    if (known === undefined) this.#readers.set(what, reader)
    else if (known instanceof Set) known.add(reader)
    else this.#readers.set(what, new Set([known, reader]))
  }

  #add(what: string, touched: Set<Reader>): void {
    const known = this.#readers.get(what)
    if (known === undefined) return
    if (known instanceof Set) for (const reader of known) touched.add(reader)
    else touched.add(known)
  }
}
