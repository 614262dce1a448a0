import assert from 'node:assert/strict'
import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import {
  type FeedRow,
  type OutcomeMessage,
  PROTOCOL,
  type PresentRow,
  SCHEMA,
  type SyncRequest,
  type SyncResponse,
} from '#domain/sync/protocol.ts'
import type { SignedIn } from '../server/support/signed-in.ts'

export interface Acknowledged {
  readonly mutation: Mutation
  readonly outcome: OutcomeMessage
}

/** A device's half of the protocol and nothing else, in memory: an outbox, a copy of the rows, cursors. */
export class BareDevice {
  readonly account: SignedIn
  readonly #mayConflict: (mutation: Mutation) => boolean
  #ordinal = 0
  #exchanges = 0
  #epoch: string | null = null
  #lastAckUid: string | null = null
  #have: Record<string, number> = {}
  readonly outbox: Mutation[] = []
  readonly acknowledged = new Map<string, Acknowledged>()
  /** The rows as the server told them. */
  readonly held = new Map<string, PresentRow>()
  /** Rows that came, again and again counted. */
  rowsCame = 0
  /** The last answer said that nothing more is to come. */
  isComplete = false

  /** @param mayConflict mutations that another device disputes; all others must be applied */
  constructor(account: SignedIn, mayConflict: (mutation: Mutation) => boolean = () => false) {
    this.account = account
    this.#mayConflict = mayConflict
  }

  save(intents: readonly Intent[]): void {
    for (const intent of intents) {
      const uid = `m_${this.account.user}_${++this.#ordinal}`
      this.outbox.push({ uid, ordinal: this.#ordinal, at: Date.now(), schema: SCHEMA, ...intent })
    }
  }

  /** With a contiguous prefix of the outbox (P1). */
  request(mostMutations: number, limits: SyncRequest['limits']): SyncRequest {
    return {
      protocol: PROTOCOL,
      schema: SCHEMA,
      app: 't',
      device: this.account.device,
      epoch: this.#epoch,
      generation: `n_${this.#exchanges++}`,
      now: Date.now(),
      lastAckUid: this.#lastAckUid,
      have: this.#have,
      want: null,
      sweep: [],
      askReset: [],
      mutations: this.outbox.slice(0, mostMutations),
      limits,
      outbox: { count: this.outbox.length, oldestAt: this.outbox[0]?.at ?? null },
    }
  }

  /** Takes an answer in; whatever in it tells of something lost is a failure. */
  take({ generation, mutations }: SyncRequest, response: SyncResponse): void {
    assert.equal(response.generation, generation)
    assert.ok(this.#epoch === null || this.#epoch === response.epoch, 'the server began a new history')
    this.#epoch = response.epoch
    for (const mutation of mutations) {
      const outcome = response.outcomes[mutation.uid]
      assert.ok(outcome, `${mutation.uid} was sent and has no outcome`)
      const allowed = this.#mayConflict(mutation) ? ['applied', 'conflict'] : ['applied']
      const ended = `${JSON.stringify(mutation)} ended as ${JSON.stringify(outcome)}`
      assert.ok(allowed.includes(outcome.outcome), ended)
      this.acknowledged.set(mutation.uid, { mutation, outcome })
      this.#lastAckUid = mutation.uid
    }
    this.outbox.splice(0, mutations.length)
    for (const [scope, { cursor, reset }] of Object.entries(response.scopes)) {
      // A cursor that the server has given and does not know any more is a commit that was lost.
      assert.ok(!reset || !(scope in this.#have), `${scope} was reset: the server lost what it had shown`)
      this.#have[scope] = cursor
    }
    for (const row of response.rows) this.#hold(row)
    this.rowsCame += response.rows.length
    this.isComplete = response.complete
  }

  #hold(row: FeedRow): void {
    const mine = this.held.get(row.id)
    if (!('gone' in row)) this.held.set(row.id, row)
    else if (mine?.scope === row.scope && mine.rev <= row.rev) this.held.delete(row.id) // [D5]
  }
}
