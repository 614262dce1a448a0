import assert from 'node:assert/strict'
import type { Mutation } from '#domain/sync/mutation.ts'
import {
  type FeedRow,
  type OutcomeMessage,
  PROTOCOL,
  type PresentRow,
  SCHEMA,
  type SyncResponse,
} from '#domain/sync/protocol.ts'
import type { SignedIn } from '../server/support/signed-in.ts'
import type { Seeded } from '../sync/seeded.ts'
import { mayConflict, type Walk } from './walk.ts'

export interface Acknowledged {
  readonly mutation: Mutation
  readonly outcome: OutcomeMessage
}

/** What became of one exchange: taken in, no answer at all, or a problem that asks to come again. */
export type Went = 'done' | 'gone' | 'busy'

const mostWaiting = 40

/** Too many requests, busy or unable to write, full: all else would be a fault of somebody. */
const comeAgain = new Set([429, 503, 507])

/** A device that writes and pushes without pause, pulls as it goes, and sends again what it has no outcome for. */
export class Pusher {
  readonly account: SignedIn
  readonly walk: Walk
  readonly #random: Seeded
  #ordinal = 0
  #exchanges = 0
  #epoch: string | null = null
  #lastAckUid: string | null = null
  #have: Record<string, number> = {}
  outbox: Mutation[] = []
  readonly acknowledged = new Map<string, Acknowledged>()
  /** The rows as the server told them. */
  readonly held = new Map<string, PresentRow>()
  /** How often each problem was told, and how often there was no answer. */
  readonly told = new Map<string, number>()

  constructor(account: SignedIn, walk: Walk, random: Seeded) {
    this.account = account
    this.walk = walk
    this.#random = random
  }

  write(): void {
    while (this.outbox.length < mostWaiting && !this.#random.chance(10)) {
      for (const intent of this.walk.next(this.held)) {
        const uid = `m_${this.account.user}_${++this.#ordinal}`
        this.outbox.push({ uid, ordinal: this.#ordinal, at: Date.now(), schema: SCHEMA, ...intent })
      }
    }
  }

  /** Writes and pushes until the server is gone. */
  async pushUntilGone(url: string): Promise<void> {
    for (;;) {
      this.write()
      if ((await this.exchange(url)) === 'gone') return
    }
  }

  /** Sends what waits, without writing more, until all of it has an outcome and every row is here. */
  async drain(url: string): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const waiting = this.outbox.length
      if ((await this.exchange(url)) === 'done' && waiting === 0 && this.#complete) return
    }
    assert.fail(`${this.account.user} still has ${this.outbox.length} mutations`)
  }

  #complete = false

  /** One exchange with a contiguous prefix of the outbox (P1). */
  async exchange(url: string): Promise<Went> {
    const generation = `n_${this.#exchanges++}`
    const mutations = this.outbox.slice(0, 1 + this.#random.below(mostWaiting))
    const answer = await this.#post(url, generation, mutations)
    if (!answer) return this.#count('gone', 'no answer')
    if (answer.status !== 200) {
      const { code } = JSON.parse(answer.text) as { code: string }
      assert.ok(comeAgain.has(answer.status), `the server answered ${answer.status} ${code}`)
      return this.#count('busy', code)
    }
    const response = JSON.parse(answer.text) as SyncResponse
    assert.equal(response.generation, generation)
    this.#take(mutations, response)
    return 'done'
  }

  #count(went: Went, what: string): Went {
    this.told.set(what, (this.told.get(what) ?? 0) + 1)
    return went
  }

  /** The whole answer as it was on the line; null when the line broke, before it or in the middle. */
  async #post(url: string, generation: string, mutations: readonly Mutation[]) {
    const request = {
      protocol: PROTOCOL,
      schema: SCHEMA,
      app: 't',
      device: this.account.device,
      epoch: this.#epoch,
      generation,
      now: Date.now(),
      lastAckUid: this.#lastAckUid,
      have: this.#have,
      want: null,
      sweep: [],
      askReset: [],
      mutations,
      limits: { rows: 200, bytes: 200_000 },
    }
    try {
      const response = await fetch(`${url}/api/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.account.cookie },
        body: JSON.stringify(request),
      })
      return { status: response.status, text: await response.text() }
    } catch {
      return null
    }
  }

  #take(mutations: readonly Mutation[], { epoch, outcomes, scopes, rows, complete }: SyncResponse): void {
    assert.ok(this.#epoch === null || this.#epoch === epoch, 'the server began a new history')
    this.#epoch = epoch
    for (const mutation of mutations) {
      const outcome = outcomes[mutation.uid]
      assert.ok(outcome, `${mutation.uid} was sent and has no outcome`)
      const allowed = mayConflict(mutation) ? ['applied', 'conflict'] : ['applied']
      assert.ok(allowed.includes(outcome.outcome), `${JSON.stringify(mutation)} ended as ${JSON.stringify(outcome)}`)
      this.acknowledged.set(mutation.uid, { mutation, outcome })
      this.#lastAckUid = mutation.uid
    }
    this.outbox.splice(0, mutations.length)
    for (const [scope, { cursor, reset }] of Object.entries(scopes)) {
      // A cursor that the server has given and does not know any more is a commit that was lost.
      assert.ok(!reset || !(scope in this.#have), `${scope} was reset: the server lost what it had shown`)
      this.#have[scope] = cursor
    }
    for (const row of rows) this.#hold(row)
    this.#complete = complete
  }

  #hold(row: FeedRow): void {
    const mine = this.held.get(row.id)
    if (!('gone' in row)) this.held.set(row.id, row)
    else if (mine?.scope === row.scope && mine.rev <= row.rev) this.held.delete(row.id) // [D5]
  }
}

/** Twice around: the first to be done has not seen what the last one sent. */
export async function drainAll(pushers: readonly Pusher[], url: string): Promise<void> {
  for (const pusher of [...pushers, ...pushers]) await pusher.drain(url)
}
