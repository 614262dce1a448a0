import type { Actor } from '#domain/access/role.ts'
import type { JsonObject } from '#domain/json.ts'
import { momentOf } from '#domain/local-date.ts'
import { possibleCommands } from '#domain/record/possible-commands.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { type Merged, merge } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'

export const wang: Actor = { user: 'wang', role: 'worker' }
export const li: Actor = { user: 'li', role: 'worker' }
export const chen: Actor = { user: 'chen', role: 'supervisor' }

/** A moment of a day of January 2026, whose 5th is a Monday: `at(5, '09:30')`. */
export function at(day: number, clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return momentOf(`2026-01-${String(day).padStart(2, '0')}`, hours * 60 + minutes)
}

/** One matter that wang reported, and everything that is done with it, by the real merge. */
export class MatterLife {
  readonly #definition = definitionOf('matter')!
  #version: RecordVersion | null = null
  #ordinal = 0

  constructor(when: number, body: JsonObject = {}) {
    const full = { class: 'IF', brief: '路灯不亮', ...body }
    this.#merge({ op: 'create', scope: 'g:07/base', body: full } as never, wang, when)
  }

  #merge(part: Partial<Mutation>, actor: Actor, when: number): Merged {
    const common = {
      uid: `m_${this.#ordinal++}`,
      ordinal: 1,
      at: when,
      schema: 1,
      type: 'matter',
      record: 'r',
    }
    const merged = merge(this.#definition, this.#version, { ...common, ...part } as Mutation, {
      actor,
      at: when,
    })
    this.#version = merged.next
    return merged
  }

  /** Takes a step; gives the code of the rule that stood against it, or null. */
  step(command: string, actor: Actor, when: number, args: JsonObject = {}): string | null {
    return this.#merge({ op: 'command', command, args } as never, actor, when).problem ?? null
  }

  get version(): RecordVersion<Body<'matter'>> {
    return this.#version as RecordVersion<Body<'matter'>>
  }

  get body(): Body<'matter'> {
    return this.version.body
  }

  offered(actor: Actor, when: number): string[] {
    return possibleCommands(this.#definition, this.#version!, actor, when).map(({ name }) => name)
  }
}
