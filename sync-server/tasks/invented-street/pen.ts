import type { JsonObject } from '#domain/json.ts'
import { type LocalDate, addDays, momentOf } from '#domain/local-date.ts'
import { newId } from '#domain/record/new-id.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { ScopeId } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { type RecordType, definitionOf } from '#domain/records/registry.ts'
import type { Random } from './random.ts'

/** Who wrote a version and when, in milliseconds. */
export interface Stamp {
  readonly id?: string
  readonly by: string
  readonly at: number
  readonly updatedBy?: string
  readonly updatedAt?: number
}

/** What every room of the invented street writes with. */
export interface Pen {
  readonly random: Random
  readonly today: LocalDate
  readonly id: (mark: string) => string
  /** The next unused number of the block 19900000000–19900009999. */
  readonly phone: () => string
  /** The day so many days before today. */
  readonly ago: (days: number) => LocalDate
  /** A moment of that day, at the given minute after its midnight. */
  readonly momentAgo: (days: number, minutes: number) => number
  readonly write: <T extends RecordType>(
    type: T,
    scope: ScopeId,
    body: Body<T>,
    stamp: Stamp,
  ) => RecordVersion
}

const isEmpty = (value: unknown) =>
  value == null || value === '' || (Array.isArray(value) && value.length === 0)

const withoutEmpty = (body: object): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => !isEmpty(value))) as JsonObject

function write<T extends RecordType>(id: string, type: T, scope: ScopeId, body: Body<T>, stamp: Stamp) {
  const workflow = definitionOf(type)?.workflow
  const kept = withoutEmpty(body)
  const full =
    workflow && kept[workflow.field] == null ? { ...kept, [workflow.field]: workflow.initial } : kept
  const closed = workflow?.states[String(full[workflow.field])]?.closed
  const { by, at, updatedBy = by, updatedAt = at } = stamp
  const state = closed ? ('closed' as const) : ('live' as const)
  return { id, type, scope, rev: 1, state, body: full, createdBy: by, createdAt: at, updatedBy, updatedAt }
}

/** A pen for one street. Ids and numbers come in the order of asking, so equal seeds write equal streets. */
export function takePen(random: Random, today: LocalDate): Pen {
  const ids = random.fork('ids')
  const numbers = random.fork('phones').shuffled(Array.from({ length: 10_000 }, (_, i) => i))
  const id = (mark: string) => newId(mark, ids.bytes)
  const ago = (days: number) => addDays(today, -days)
  return {
    random,
    today,
    id,
    phone: () => {
      const number = numbers.pop()
      if (number === undefined) throw new RangeError('The block of invented numbers is used up')
      return `1990000${String(number).padStart(4, '0')}`
    },
    ago,
    momentAgo: (days, minutes) => momentOf(ago(days), minutes),
    write: (type, scope, body, stamp) => write(stamp.id ?? id('r'), type, scope, body, stamp),
  }
}
