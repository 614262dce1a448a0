import type { Json } from '#domain/json.ts'
import type { Body } from '#domain/records/body.ts'
import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import type { PresentRow } from '#domain/sync/protocol.ts'
import type { Seeded } from '../sync/seeded.ts'

export const [here, there] = ['g:07/base', 'g:08/base']

/** Everybody writes its note at the same time. */
export const sharedHome = 'r_shared'

/** What an own record must say once everything is acknowledged. */
export interface Expected {
  readonly scope: string
  readonly fields: Readonly<Record<string, Json>>
}

/** What one worker writes, walking: homes that only this one touches, visits, and one home that all dispute. */
export class Walk {
  readonly #name: string
  readonly #random: Seeded
  readonly #scopes: readonly string[]
  #records = 0
  readonly expected = new Map<string, Expected>()

  constructor(name: string, random: Seeded, scopes: readonly string[]) {
    this.#name = name
    this.#random = random
    this.#scopes = scopes
  }

  /** The mutations of one save. @param held what the device has pulled */
  next(held: ReadonlyMap<string, PresentRow>): Intent[] {
    const dice = this.#random.below(100)
    if (dice < 60) return this.#home()
    if (dice < 90) return this.#visit()
    return this.#disputed(held)
  }

  #home(): Intent[] {
    const target = { type: 'household', record: this.#newId() }
    const scope = this.#random.of(this.#scopes)
    const other = this.#random.of(this.#scopes)
    const all: Intent[] = [
      { op: 'create', ...target, scope, body: { code: target.record, note: 'A' } },
      { op: 'patch', ...target, set: { note: ['A', 'B'] } },
      { op: 'patch', ...target, set: { note: ['B', 'C'], room: [null, '101'] } },
    ]
    if (other !== scope) all.push({ op: 'move', ...target, from: scope, to: other })
    this.expected.set(target.record, { scope: other, fields: { note: 'C', room: '101' } })
    return all
  }

  #visit(): Intent[] {
    const target = { type: 'visit', record: this.#newId() }
    const scope = this.#random.of(this.#scopes)
    const body = {
      visitType: 'daily',
      form: 'home',
      startedAt: 1_700_000_000_000,
      endedAt: 1_700_000_600_000,
      workers: [`u_${this.#name}`],
      summary: '一切正常,提醒用电安全。',
    } satisfies Body<'visit'>
    this.expected.set(target.record, { scope, fields: { status: 'submitted', summary: body.summary } })
    return [
      { op: 'create', ...target, scope, body },
      { op: 'command', ...target, command: 'submit', args: {} },
    ]
  }

  #disputed(held: ReadonlyMap<string, PresentRow>): Intent[] {
    const before = held.get(sharedHome)?.body.note ?? null
    const note = `${this.#name} ${this.#records++}`
    return [{ op: 'patch', type: 'household', record: sharedHome, set: { note: [before, note] } }]
  }

  #newId(): string {
    return `r_${this.#name}_${this.#records++}`
  }
}

/** Only about the disputed home may two devices disagree; all else has one author. */
export const mayConflict = (mutation: Mutation): boolean => mutation.record === sharedHome
