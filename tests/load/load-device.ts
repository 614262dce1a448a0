import type { SyncResponse } from '#domain/sync/protocol.ts'
import { BareDevice } from '../crash/bare-device.ts'
import type { SignedIn } from '../server/support/signed-in.ts'
import { KeepAliveLine } from './keep-alive-line.ts'
import type { Measured } from './measured.ts'

/** As the app: so soon after a poke, and so long after the first failure, twice as long after each further one. */
const [pokeMs, firstRetryMs, lastRetryMs] = [400, 2_000, 300_000]
const page = { rows: 1000, bytes: 1_000_000 }
const batch = 200

/** A phone that comes online with a morning's work: it listens, sends, pulls, and comes again when told to. */
export class LoadDevice {
  readonly device: BareDevice
  readonly #measured: Measured
  readonly #line: KeepAliveLine
  readonly #random: () => number
  #failures = 0
  #timer: NodeJS.Timeout | null = null
  #poked = false
  #running = false
  #since = 0
  #onSettled: (() => void) | null = null

  constructor(account: SignedIn, url: string, measured: Measured, random: () => number) {
    this.device = new BareDevice(account)
    this.#line = new KeepAliveLine(url, account.cookie)
    this.#measured = measured
    this.#random = random
  }

  /** Resolves once everything of its own is acknowledged and everything else is here; goes on answering pokes. */
  comeOnline(listens: boolean): Promise<void> {
    this.#since = performance.now()
    if (listens) this.#line.listen(() => this.#poke())
    return new Promise((resolve) => {
      this.#onSettled = resolve
      void this.#sync()
    })
  }

  /** Nothing is under way or waits for its time. */
  get isQuiet(): boolean {
    return !this.#running && this.#timer === null && !this.#poked
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#line.close()
  }

  /** What others sent since, outside of what is measured. */
  async pullLast(): Promise<void> {
    const failure = await this.#exchange()
    if (failure) await new Promise((resolve) => setTimeout(resolve, 1000))
    if (failure || !this.device.isComplete) await this.pullLast()
  }

  #poke(): void {
    this.#measured.pokes++
    if (this.#running) this.#poked = true
    else this.#timer ??= this.#later(pokeMs)
  }

  #later(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#timer = null
      void this.#sync()
    }, ms)
  }

  async #sync(): Promise<void> {
    this.#running = true
    this.#poked = false
    const failure = await this.#untilDone()
    this.#running = false
    if (failure) {
      const wait = Math.min(lastRetryMs, firstRetryMs * 2 ** this.#failures++)
      this.#measured.retries++
      const jittered = wait * (0.5 + this.#random() / 2)
      if (this.#timer) clearTimeout(this.#timer)
      this.#timer = this.#later(Math.max(failure.retryAfterMs, jittered))
      return
    }
    this.#failures = 0
    if (this.#onSettled) this.#measured.settled(performance.now() - this.#since)
    this.#onSettled?.()
    this.#onSettled = null
    if (this.#poked) this.#timer ??= this.#later(pokeMs)
  }

  async #untilDone(): Promise<{ retryAfterMs: number } | null> {
    do {
      const start = performance.now()
      const failure = await this.#exchange()
      this.#measured.exchange(performance.now() - start, failure?.what ?? null)
      if (failure) return failure
    } while (this.device.outbox.length || !this.device.isComplete)
    return null
  }

  async #exchange(): Promise<{ what: string; retryAfterMs: number } | null> {
    const request = this.device.request(batch, page)
    const answer = await this.#line.post('/api/sync', JSON.stringify(request))
    if (!answer) return { what: 'no answer', retryAfterMs: 0 }
    if (answer.status !== 200)
      return { what: `${answer.status} ${answer.text.slice(0, 60)}`, retryAfterMs: answer.retryAfterMs }
    this.device.take(request, JSON.parse(answer.text) as SyncResponse)
    return null
  }
}
