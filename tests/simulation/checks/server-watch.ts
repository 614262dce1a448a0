import type { ChoiceField } from '#domain/fields/choice.ts'
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts'
import { localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { type House, type Inspection, houseStanding } from '#domain/records/house/house-standing.ts'
import { controlSeverity } from '#domain/records/house-inspection/control-level.ts'
import { gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import type { Tables } from '#server/storage/store.ts'
import type { StoredMutation, StoredRecord } from '#server/storage/stored.ts'
import type { World } from '../world/world.ts'

interface Put {
  readonly next: RecordVersion
  readonly previous: StoredRecord | null
}

/** Looks at every version that the server writes, together with the mutation that it was written for. */
export class ServerWatch {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  over(tables: Tables): Tables {
    let puts: Put[] = []
    return {
      ...tables,
      records: {
        ...tables.records,
        put: (next, previous, at) => {
          puts.push({ next, previous })
          return tables.records.put(next, previous, at)
        },
      },
      mutations: {
        ...tables.mutations,
        insert: async (mutation) => {
          const written = puts
          puts = []
          for (const put of written) this.#look(put, mutation)
          await this.#lookAtHouses(tables, written, mutation)
          return tables.mutations.insert(mutation)
        },
      },
    }
  }

  #look({ next, previous }: Put, mutation: StoredMutation): void {
    if (previous && next.rev !== previous.rev + 1)
      this.#world.violate('C2', `${next.id} went from revision ${previous.rev} to ${next.rev}`)
    if (!previous) return
    const isDecision = this.#isCommand(mutation, 'resolve')
    if (previous.state === 'deleted' && next.state !== 'deleted') {
      if (!isDecision && !this.#isCommand(mutation, 'restore'))
        this.#world.violate('M8', `${mutation.op} ${mutation.uid} revived ${next.id}`)
    }
    for (const [name, field] of Object.entries(definitionOf(next.type)?.fields ?? {})) {
      if (field.merge !== 'severest') continue
      const order: readonly Json[] = (field as unknown as ChoiceField).severity ?? []
      const fell = order.indexOf(next.body[name] ?? null) < order.indexOf(previous.body[name] ?? null)
      if (fell && mutation.op !== 'command')
        this.#world.violate('M3', `${mutation.op} ${mutation.uid} lowered ${name} of ${next.id}`)
    }
  }

  /** [M3] A house stands better after a mutation only at the word of somebody with the right, who says why. */
  async #lookAtHouses(tables: Tables, puts: readonly Put[], mutation: StoredMutation): Promise<void> {
    const touched = puts.filter(({ next }) => next.type === 'house' || next.type === 'houseInspection')
    if (!touched.some(({ previous }) => previous)) return
    const ids = new Set(
      touched.flatMap(({ next, previous }) =>
        next.type === 'house' ? [next.id] : [next.body.house, previous?.body.house],
      ),
    )
    for (const id of ids) {
      if (typeof id !== 'string') continue
      const file = await tables.records.get(id)
      if (file?.type !== 'house') continue
      const scopes = [...new Set([file.scope, ...touched.flatMap(({ previous }) => previous?.scope ?? [])])]
      const after = await tables.records.all({ scopes, type: 'houseInspection', where: { house: id } })
      const undone = new Map<string, StoredRecord | null>()
      for (const { next, previous } of touched) if (!undone.has(next.id)) undone.set(next.id, previous)
      const before = [
        ...after.filter((one) => !undone.has(one.id)),
        ...[...undone.values()].filter(
          (one) => one?.type === 'houseInspection' && one.body.house === id && one.state !== 'deleted',
        ),
      ] as StoredRecord[]
      const fileBefore = undone.get(id) ?? file
      const day = localDate(mutation.receivedAt)
      const [now, then] = [dangerOf(file, after, day), dangerOf(fileBefore, before, day)]
      if (now.grade >= then.grade && now.control >= then.control) continue
      this.#world.counts.add('houses that stand better')
      if (!this.#mayLower(mutation))
        this.#world.violate('M3', `${mutation.op} ${mutation.uid} made ${id} look safer`)
    }
  }

  #mayLower({ op, payload }: StoredMutation): boolean {
    const { args } = payload as JsonObject
    if (op !== 'command' || !isJsonObject(args)) return false
    return [args.reason, args.note].some((why) => typeof why === 'string' && why.trim() !== '')
  }

  #isCommand({ op, payload }: StoredMutation, command: string): boolean {
    return op === 'command' && (payload as JsonObject).command === command
  }
}

const harmless = { grade: 0, control: 0 }

function dangerOf(file: RecordVersion, inspections: readonly RecordVersion[], day: string) {
  if (file.state === 'deleted' || (file.body.status ?? 'active') !== 'active') return harmless
  const here = inspections.filter(({ scope }) => scope === file.scope) as unknown as Inspection[]
  const { standing } = houseStanding(file as unknown as House, here, day as never)
  if (!standing) return harmless
  return { grade: gradeSeverity(standing.grade), control: controlSeverity(standing.control) }
}
