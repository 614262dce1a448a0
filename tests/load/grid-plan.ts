import type { Json, JsonObject } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { NewRecord } from '#server/storage/stored.ts'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'

/** What a grid of this street holds before its people come online: forty records, as a first sync brings them. */
const held = { building: 2, household: 12, resident: 16, elder: 5, house: 5 } as const

type Kind = keyof typeof held | 'visit' | 'elderVisit' | 'houseInspection'

/** One grid of the invented street, to be told again under other names as often as the load has grids. */
export class GridPlan {
  readonly #ofKind = new Map<Kind, readonly NewRecord[]>()

  constructor(seed: number) {
    const { records } = inventStreet({ seed, today: '2026-06-15' })
    const base = records.find(({ type }) => type === 'household')!.scope
    const grid = base.slice(0, base.indexOf('/'))
    const here = records.filter(({ scope }) => scope.startsWith(`${grid}/`))
    for (const kind of [...Object.keys(held), 'visit', 'elderVisit', 'houseInspection'] as Kind[])
      this.#ofKind.set(
        kind,
        here.filter(({ type, state }) => type === kind && state !== 'deleted'),
      )
  }

  /** The records of a grid. @param owner who is said to have written them */
  recordsOf(grid: string, owner: string): NewRecord[] {
    return Object.entries(held).flatMap(([kind, count]) =>
      this.#of(kind as Kind, count).map((record): NewRecord => ({
        ...record,
        ...told(record, grid, owner),
        scope: scopeOf(record, grid),
        createdBy: owner,
        updatedBy: owner,
      })),
    )
  }

  /** Twenty mutations that a morning without signal leaves. @param turn which half of the grid's homes to take */
  morning(grid: string, user: string, turn: number): Intent[] {
    const ids = new Ids(user)
    const homes = this.#of('household', held.household).filter((_, i) => i % 2 === turn % 2)
    const visits = this.#of('visit', 8).slice(turn * 4, turn * 4 + 4)
    const [elderVisit] = this.#of('elderVisit', 1)
    const [inspection] = this.#of('houseInspection', 1)
    return [
      ...visits.flatMap((visit) => handedIn(visit, grid, user, ids)),
      ...homes.slice(0, 5).map((home): Intent => {
        const { id, body } = told(home, grid, user)
        const note = '家里换了新门锁,下次先打电话。'
        return { op: 'patch', type: 'household', record: id, set: { note: [body.note ?? null, note] } }
      }),
      ...handedIn(elderVisit!, grid, user, ids),
      ...handedIn(inspection!, grid, user, ids),
      ...this.#of('resident', 3).map((one) => createdAgain(one, grid, user, ids)),
    ]
  }

  #of(kind: Kind, count: number): readonly NewRecord[] {
    const some = this.#ofKind.get(kind)!.slice(0, count)
    if (some.length < count) throw new Error(`the invented grid has only ${some.length} of ${kind}`)
    return some
  }
}

/** Ids of one device's own. */
class Ids {
  readonly #user: string
  #made = 0

  constructor(user: string) {
    this.#user = user
  }

  next(): string {
    return `r_${this.#user}_${this.#made++}`
  }
}

const scopeOf = (record: NewRecord, grid: string): string => {
  const family = definitionOf(record.type)!.scope
  return gridScope(grid, family as Parameters<typeof gridScope>[1])
}

/** The same record in another grid: ids in it are that grid's, and people are the one who walks there. */
function told(record: NewRecord, grid: string, user: string): { id: string; body: JsonObject } {
  const text = JSON.stringify({ id: record.id, body: record.body })
  const moved = text.replaceAll(/"r_[\w-]{22}"/g, (id) => `"${id.slice(1, 14)}_${grid}"`)
  return JSON.parse(moved.replaceAll(/"u_[\w-]{22}"/g, `"${user}"`)) as { id: string; body: JsonObject }
}

/** What a person types; what commands and the server write is left out. */
function typed(record: NewRecord, grid: string, user: string): JsonObject {
  const { fields } = definitionOf(record.type)!
  const all = Object.entries(told(record, grid, user).body)
  return Object.fromEntries(
    all.filter(([name]) => !['command', 'server'].includes(fields[name]!.merge)),
  ) as Record<string, Json>
}

function createdAgain(record: NewRecord, grid: string, user: string, ids: Ids): Intent {
  const target = { type: record.type, record: ids.next(), scope: scopeOf(record, grid) }
  return { op: 'create', ...target, body: typed(record, grid, user) }
}

function handedIn(record: NewRecord, grid: string, user: string, ids: Ids): Intent[] {
  const create = createdAgain(record, grid, user, ids)
  const target = { type: create.type, record: create.record }
  return [create, { op: 'command', ...target, command: 'submit', args: {} }]
}
