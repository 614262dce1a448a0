import assert from 'node:assert/strict'
import type { SyncResponse } from '#domain/sync/protocol.ts'
import type { SignedIn } from '../server/support/signed-in.ts'
import type { Seeded } from '../sync/seeded.ts'
import { BareDevice } from './bare-device.ts'
import { mayConflict, type Walk } from './walk.ts'

/** What became of one exchange: taken in, no answer at all, or a problem that asks to come again. */
export type Went = 'done' | 'gone' | 'busy'

const mostWaiting = 40

/** Too many requests, busy or unable to write, full: all else would be a fault of somebody. */
const comeAgain = new Set([429, 503, 507])

/** A device that writes and pushes without pause, pulls as it goes, and sends again what it has no outcome for. */
export class Pusher {
  readonly device: BareDevice
  readonly walk: Walk
  readonly #random: Seeded
  /** How often each problem was told, and how often there was no answer. */
  readonly told = new Map<string, number>()

  constructor(account: SignedIn, walk: Walk, random: Seeded) {
    this.device = new BareDevice(account, mayConflict)
    this.walk = walk
    this.#random = random
  }

  write(): void {
    const { device, walk } = this
    while (device.outbox.length < mostWaiting && !this.#random.chance(10)) device.save(walk.next(device.held))
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
    const { device } = this
    for (let tries = 0; tries < 100; tries++) {
      const waiting = device.outbox.length
      if ((await this.exchange(url)) === 'done' && waiting === 0 && device.isComplete) return
    }
    assert.fail(`${device.account.user} still has ${device.outbox.length} mutations`)
  }

  async exchange(url: string): Promise<Went> {
    const most = 1 + this.#random.below(mostWaiting)
    const request = this.device.request(most, { rows: 200, bytes: 200_000 })
    const answer = await post(url, this.device.account.cookie, JSON.stringify(request))
    if (!answer) return this.#count('gone', 'no answer')
    if (answer.status !== 200) {
      const { code } = JSON.parse(answer.text) as { code: string }
      assert.ok(comeAgain.has(answer.status), `the server answered ${answer.status} ${code}`)
      return this.#count('busy', code)
    }
    this.device.take(request, JSON.parse(answer.text) as SyncResponse)
    return 'done'
  }

  #count(went: Went, what: string): Went {
    this.told.set(what, (this.told.get(what) ?? 0) + 1)
    return went
  }
}

/** The whole answer as it was on the line; null when the line broke, before it or in the middle. */
async function post(
  url: string,
  cookie: string,
  body: string,
): Promise<{ status: number; text: string } | null> {
  try {
    const headers = { 'content-type': 'application/json', cookie }
    // As the app: a line on which nothing moves for so long is taken for dead.
    const signal = AbortSignal.timeout(30_000)
    const response = await fetch(`${url}/api/sync`, { method: 'POST', headers, body, signal })
    return { status: response.status, text: await response.text() }
  } catch {
    return null
  }
}

/** Twice around: the first to be done has not seen what the last one sent. */
export async function drainAll(pushers: readonly Pusher[], url: string): Promise<void> {
  for (const pusher of [...pushers, ...pushers]) await pusher.drain(url)
}
