import type { SearchEntry } from '#domain/search/find-entries.ts'
import type { Readings } from '#domain/search/match-pinyin.ts'
import type { RecordType } from '#domain/records/registry.ts'
import type { WorkingSet } from '#storage/working-set.ts'

/** Kinds that the search of the grid finds, in the order they are read. */
export const searchedTypes = ['resident', 'elder', 'household', 'house', 'building'] as const

type Texts = readonly (string | number | undefined)[]
type Bag = Readonly<Record<string, string | number | undefined>>

interface Found {
  readonly words: Texts
  readonly codes: Texts
  readonly phones: Texts
}

const read: Readonly<Record<(typeof searchedTypes)[number], (body: Bag) => Found>> = {
  resident: ({ name, phone }) => ({ words: [name], codes: [], phones: [phone] }),
  elder: ({ name, phone }) => ({ words: [name], codes: [], phones: [phone] }),
  household: ({ head, room, code, phone }) => ({ words: [head], codes: [room, code], phones: [phone] }),
  house: ({ address, ownerName, code, legacyCode, ownerPhone, userPhone }) => ({
    words: [ownerName, address],
    codes: [code, legacyCode],
    phones: [ownerPhone, userPhone],
  }),
  building: ({ name, address, code }) => ({ words: [name, address], codes: [code], phones: [] }),
}

const clean = (texts: Texts) =>
  texts.flatMap((one) => (one === undefined || one === '' ? [] : [String(one).toLowerCase()]))

/** Readings of one character; asked once per character, not once per name. */
export type Reader = (character: string) => Readings

/** What every person and place is found by, once it is filled; kept current by telling it what has changed. */
export class SearchIndex {
  readonly #records: WorkingSet
  readonly #entries = new Map<string, SearchEntry>()
  readonly #readings = new Map<string, Readings>()
  #reader: Reader | null = null

  constructor(records: WorkingSet) {
    this.#records = records
  }

  /** Enters everything there is, yielding after each. */
  *fill(): Generator<void, void> {
    for (const type of searchedTypes) {
      for (const { id } of this.#records.ofType(type)) {
        this.#enter(type, id)
        yield
      }
    }
  }

  entries(): Iterable<SearchEntry> {
    return this.#entries.values()
  }

  /** From now on names are found by pinyin, too; those that were entered before are read anew, yielding after each. */
  *spellWith(reader: Reader): Generator<void, void> {
    this.#reader = reader
    for (const { type, id } of this.#entries.values()) {
      this.#enter(type as never, id)
      yield
    }
  }

  touch(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const type = searchedTypes.find((one) => this.#records.get(one, id))
      if (type) this.#enter(type, id)
      else this.#entries.delete(id)
    }
  }

  #enter(type: (typeof searchedTypes)[number] & RecordType, id: string): void {
    const record = this.#records.get(type, id)
    if (!record) return
    const { words, codes, phones } = read[type](record.body as Bag)
    const names = clean(words)
    this.#entries.set(id, {
      id,
      type,
      words: names,
      codes: clean(codes),
      phones: clean(phones).map((phone) => phone.replaceAll(/\D/g, '')),
      spelling: this.#reader ? Array.from(names[0] ?? '', (one) => this.#spell(one)) : [],
    })
  }

  #spell(character: string): Readings {
    let readings = this.#readings.get(character)
    if (!readings) {
      readings = this.#reader?.(character) ?? [character]
      this.#readings.set(character, readings)
    }
    return readings
  }
}
