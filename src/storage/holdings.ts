import type { Role } from '#domain/access/role.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { OutboxRow, RecordRow, ScopeRow, StateRow } from './stored.ts'
import { type DeviceRecord, WorkingSet } from './working-set.ts'

/** One record as memory knows it, and where on disk it lies. */
export interface Held {
  readonly server: RecordVersion | null
  readonly seen: DeviceRecord | null
  readonly sweep: number | null
  /** The version of its row, which wins over every pack; null when it has none. */
  readonly row: number | null
  /** Packs that hold some version of it, ascending: without a row the last one counts. */
  readonly packs: readonly number[]
}

export interface HeldPack {
  readonly number: number
  readonly scope: string
  readonly sweep: number | null
  readonly ids: readonly string[]
}

/** What is on disk and was not in memory, whoever wrote it. */
export interface News {
  readonly state: StateRow
  readonly packs: readonly (Omit<HeldPack, 'ids'> & { readonly records: readonly RecordVersion[] })[]
  readonly removedPacks: readonly number[]
  readonly rows: readonly RecordRow[]
  readonly removedRows: readonly string[]
  readonly scopes: ReadonlyMap<string, ScopeRow>
  /** All that is not acked, in order. */
  readonly outbox: readonly OutboxRow[]
}

const settled: readonly string[] = []

/** What memory holds beside the working set. It changes only by absorbing what the disk has. */
export class Holdings {
  readonly records = new WorkingSet()
  readonly held = new Map<string, Held>()
  readonly packs = new Map<number, HeldPack>()
  scopes: ReadonlyMap<string, ScopeRow> = new Map()
  outbox: readonly OutboxRow[] = []
  state: StateRow
  #pending = new Map<string, OutboxRow[]>()

  constructor(state: StateRow) {
    this.state = state
  }

  /** The mutations of one record that are not acked, in order. */
  pendingOf(record: string): readonly OutboxRow[] {
    return this.#pending.get(record) ?? []
  }

  recordsWithPending(): Iterable<string> {
    return this.#pending.keys()
  }

  roleIn(scope: string): Role | null {
    return this.scopes.get(scope)?.role ?? null
  }

  /** Takes over what is on disk, and tells the working set's listeners once. */
  absorb(news: News): void {
    const touched = new Map<string, Held | undefined>()
    const replace = (id: string, next: Held) => {
      if (!touched.has(id)) touched.set(id, this.held.get(id))
      this.held.set(id, next)
    }
    for (const number of news.removedPacks) {
      for (const id of this.packs.get(number)?.ids ?? []) {
        const held = this.held.get(id)
        if (held) replace(id, { ...held, packs: held.packs.filter((one) => one !== number) })
      }
      this.packs.delete(number)
    }
    for (const { records, ...pack } of news.packs) {
      this.packs.set(pack.number, { ...pack, ids: records.map(({ id }) => id) })
      const alone = [pack.number]
      for (const record of records) {
        const old = this.held.get(record.id)
        const same = old?.server === record && old.seen?.pending.length === 0
        const seen = same ? old.seen : { ...record, pending: settled }
        const packs = old?.packs.length ? [...old.packs, pack.number] : alone
        replace(record.id, { server: record, seen, sweep: pack.sweep, row: null, packs })
      }
    }
    const packed = news.removedRows.length
      ? new Set(news.packs.flatMap(({ records }) => records.map(({ id }) => id)))
      : null
    for (const id of news.removedRows) {
      const held = this.held.get(id)
      if (held && !packed!.has(id)) replace(id, { ...held, server: null, seen: null, row: null })
    }
    for (const row of news.rows) {
      // [D7] Of a settled row only what the digest proves is shown: on disk the other copy may have been damaged.
      const shown = row.pending.length ? row.seen : row.server
      const seen = shown && { ...shown, pending: row.pending }
      const packs = this.held.get(row.id)?.packs ?? []
      replace(row.id, { server: row.server, seen, sweep: row.sweep, row: row.version, packs })
    }
    this.state = news.state
    this.scopes = news.scopes
    this.#hearOutbox(news.outbox)
    this.#show(touched)
  }

  #hearOutbox(outbox: readonly OutboxRow[]): void {
    if (outbox === this.outbox) return
    this.outbox = outbox
    const pending = new Map<string, OutboxRow[]>()
    for (const row of outbox) {
      const ofRecord = pending.get(row.payload.record)
      if (ofRecord) ofRecord.push(row)
      else pending.set(row.payload.record, [row])
    }
    this.#pending = pending
  }

  #show(touched: ReadonlyMap<string, Held | undefined>): void {
    const put: DeviceRecord[] = []
    const remove: string[] = []
    for (const [id, before] of touched) {
      let now = this.held.get(id)
      if (now && now.row === null && now.packs.length === 0) {
        this.held.delete(id)
        now = undefined
      }
      if (now?.seen === before?.seen) continue
      if (now?.seen) put.push(now.seen)
      else if (before?.seen) remove.push(id)
    }
    if (put.length || remove.length) this.records.change(put, remove)
  }
}
