import type { Role } from '#domain/access/role.ts'
import type { JsonObject } from '#domain/json.ts'
import { momentOf } from '#domain/local-date.ts'
import { possibleCommands } from '#domain/record/possible-commands.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { hazardCase } from '#domain/records/hazard-case/definition.ts'
import { merge } from '#domain/sync/merge.ts'
import type { Mutation } from '#domain/sync/mutation.ts'

const definition = hazardCase as unknown as RecordDefinition

/** Nine in the morning of a Monday. */
export const found = momentOf('2026-03-02', 9 * 60)
export const day = 86_400_000
export const hour = 3_600_000

const photo = (n: number, about: string) => ({ sha256: String(n).repeat(64).slice(0, 64), about })

/** A crack and a sagging balcony, with photos from before and after. */
export const findings: JsonObject = {
  findings: [
    { item: 'ms_diagonal_crack', effect: 'S', answer: 'severe' },
    { item: 'fr_cantilever', effect: 'M', answer: 'fine' },
  ],
  photosBefore: [photo(1, 'ms_diagonal_crack'), photo(2, 'fr_cantilever')],
}
export const after: JsonObject = {
  photosAfter: [photo(3, 'ms_diagonal_crack'), photo(4, 'fr_cantilever')],
}
export const plan: JsonObject = {
  management: ['stopUse'],
  engineering: ['repair'],
  planDue: '2026-05-01',
  planSigner: '街道建设办',
}

/** One case that people take steps on; wang reported it. */
export class CaseStory {
  record: RecordVersion
  at = found

  constructor(body: JsonObject = {}, status = 'found') {
    this.record = {
      id: 'c_1',
      type: 'hazardCase',
      scope: 'g:07/house',
      rev: 1,
      state: 'live',
      body: { house: 'r_house', colour: 'red', foundAt: found, reporters: ['wang'], status, ...body },
      createdBy: 'wang',
      createdAt: found,
      updatedBy: 'wang',
      updatedAt: found,
    }
  }

  /** The problem that stood against the step, or null when it was taken. */
  step(command: string, args: JsonObject = {}, user = 'li', role: Role = 'inspector'): string | null {
    return this.#merge({ op: 'command', command, args }, user, role)
  }

  write(body: JsonObject, user = 'zhang', role: Role = 'supervisor'): string | null {
    const set = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, [this.record.body[name] ?? null, value]]),
    )
    return this.#merge({ op: 'patch', set }, user, role)
  }

  /** The steps on offer. */
  offered(user = 'li', role: Role = 'inspector'): string[] {
    return possibleCommands(definition, this.record, { user, role }, this.at).map(({ name }) => name)
  }

  get status() {
    return this.record.body.status
  }

  #merge(intent: object, user: string, role: Role): string | null {
    const mutation = { uid: 'm', ordinal: 1, at: this.at, schema: 1, type: 'hazardCase', record: 'c_1' }
    const merged = merge(definition, this.record, { ...mutation, ...intent } as Mutation, {
      actor: { user, role },
      at: this.at,
    })
    this.record = merged.next!
    return merged.problem ?? (merged.outcome === 'conflict' ? 'conflict' : null)
  }
}
