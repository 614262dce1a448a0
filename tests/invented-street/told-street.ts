import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { namedIn } from '#domain/records/named-in.ts'
import type { RecordType } from '#domain/records/registry.ts'
import type { Records } from '#domain/schedule/world.ts'
import { type InventedStreet, inventStreet } from '#server/tasks/invented-street/invent-street.ts'

/** Streets that between them meet a weekend, a leap day and the turn of a year. */
export const tellings = [
  { seed: 'gridwalk', today: '2026-03-18' },
  { seed: 7, today: '2024-02-29' },
  { seed: 9, today: '2026-01-01' },
] as const

export const aMorning = 540

/** A street with its records by kind, by id and by what refers to them. */
export class ToldStreet implements Records {
  readonly street: InventedStreet
  readonly today: string
  readonly #byId = new Map<string, RecordVersion>()
  readonly #byType = new Map<string, RecordVersion[]>()
  readonly #referring = new Map<string, RecordVersion[]>()

  constructor(street: InventedStreet, today: string) {
    this.street = street
    this.today = today
    for (const record of street.records) this.#note(record)
  }

  /** What one person’s phone holds of it. */
  asSeenBy(user: string): ToldStreet {
    const scopes = new Set(
      this.street.grants.filter((grant) => grant.user === user).map(({ scope }) => scope),
    )
    const records = this.street.records.filter(({ scope }) => scopes.has(scope))
    return new ToldStreet({ ...this.street, records }, this.today)
  }

  #note(record: RecordVersion): void {
    this.#byId.set(record.id, record)
    put(this.#byType, record.type, record)
    for (const [field, value] of Object.entries(record.body)) {
      for (const id of namedIn(record.type, field, value)) {
        if (id.startsWith('r_')) put(this.#referring, `${record.type} ${field} ${id}`, record)
      }
    }
  }

  find(id: unknown): RecordVersion | undefined {
    return this.#byId.get(String(id))
  }

  get<T extends RecordType>(type: T, id: string | null | undefined): RecordVersion<Body<T>> | undefined {
    const found = this.find(id)
    return found?.type === type ? (found as unknown as RecordVersion<Body<T>>) : undefined
  }

  ofType<T extends RecordType>(type: T): readonly RecordVersion<Body<T>>[] {
    return (this.#byType.get(type) ?? []) as unknown as RecordVersion<Body<T>>[]
  }

  referring<T extends RecordType>(type: T, field: string, id: string): readonly RecordVersion<Body<T>>[] {
    return (this.#referring.get(`${type} ${field} ${id}`) ?? []) as unknown as RecordVersion<Body<T>>[]
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

export const tell = (telling: { seed: number | string; today: string }): ToldStreet =>
  new ToldStreet(inventStreet(telling), telling.today)

/** How often each value comes up. */
export function tally<T>(items: readonly T[], of: (item: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[String(of(item))] = (counts[String(of(item))] ?? 0) + 1
  return counts
}
