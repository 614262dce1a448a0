/** A record as a phone or the server holds it: plain data, so that what is expected is worked out from scratch. */
export interface Row {
  readonly id: string
  readonly type: string
  readonly scope: string
  readonly state: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly body: Bag
}

// What comes from the wire is anything until it is looked at; a wrong guess makes an expectation fail.
// oxlint-disable-next-line typescript/no-explicit-any
export type Bag = Readonly<Record<string, any>>

export class Rows {
  readonly #byType = new Map<string, Row[]>()
  readonly #byId = new Map<string, Row>()
  readonly #indexes = new Map<string, Map<string, Row[]>>()
  #walks: Map<string, Row[]> | undefined

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      this.#byId.set(row.id, row)
      const same = this.#byType.get(row.type)
      if (same) same.push(row)
      else this.#byType.set(row.type, [row])
    }
  }

  of(type: string): readonly Row[] {
    return this.#byType.get(type) ?? []
  }

  get(id: string | undefined): Row | undefined {
    return id === undefined ? undefined : this.#byId.get(id)
  }

  /** Rows of a kind whose field says a value; looked up once for all values. */
  where(type: string, field: string, value: string | undefined): readonly Row[] {
    const key = `${type}.${field}`
    let index = this.#indexes.get(key)
    if (!index) {
      this.#indexes.set(key, (index = new Map()))
      for (const row of this.of(type)) {
        const says = row.body[field] as string | undefined
        if (says !== undefined) index.set(says, [...(index.get(says) ?? []), row])
      }
    }
    return (value !== undefined && index.get(value)) || []
  }

  /** Visits that came to a home. */
  walksTo(home: string): readonly Row[] {
    if (!this.#walks) {
      this.#walks = new Map()
      for (const visit of this.held('visit')) {
        for (const { household, met } of (visit.body.households ?? []) as Bag[]) {
          if (met !== 'nobody') this.#walks.set(household, [...(this.#walks.get(household) ?? []), visit])
        }
      }
    }
    return this.#walks.get(home) ?? []
  }

  /** Logs that took place: no drafts, nothing void. */
  held(type: string): readonly Row[] {
    return this.of(type).filter(isHeld)
  }
}

/** A wrong clock puts nothing after the moment it was written. */
export const endOf = ({ body, createdAt }: Row): number => Math.min(body.endedAt ?? createdAt, createdAt)

/** It took place: no draft, and not void. */
export const isHeld = ({ body }: Row): boolean => ['submitted', 'accepted', 'returned'].includes(body.status)
