import { newId } from '#domain/record/new-id.ts'
import { Problem } from '#domain/problem.ts'
import { MAX_MUTATIONS, type SyncRequest, type SyncResponse } from '#domain/sync/protocol.ts'
import { Superseded } from '#storage/check-state.ts'
import { readJournal } from '#storage/journal.ts'
import type { Notebook } from '#storage/notebook.ts'
import { buildRequest } from './build-request.ts'
import { checkDigests } from './check-digests.ts'
import type { DeviceWorld } from './device-world.ts'
import { LoadOfLine } from './load.ts'
import { warmDigests } from './own-digest.ts'
import { parseResponse } from './parse-response.ts'
import { planResponse } from './plan-response.ts'

/** Most mutations in one request while all goes well. */
const BATCH = MAX_MUTATIONS

/** So many answers in a row that change nothing mean that no answer will. */
const PATIENCE = 5

/** Brings a notebook and the server together, request by request. */
export class Exchange {
  readonly #notebook: Notebook
  readonly #world: DeviceWorld
  #batch = BATCH
  readonly #line = new LoadOfLine()

  constructor(notebook: Notebook, world: DeviceWorld) {
    this.#notebook = notebook
    this.#world = world
  }

  /**
   * Until everything is sent and pulled.
   * @param goOn asked before each request; false ends it early
   * @throws Problem as the network, upgradeNeeded, storageFull, storageBlocked, storageNewer
   */
  async run(goOn: () => boolean): Promise<void> {
    let idle = 0
    while (goOn()) {
      const before = this.#progress()
      const response = await this.#once()
      if (response && this.#isDone(response)) return
      idle = this.#progress() === before ? idle + 1 : 0
      if (idle === PATIENCE) throw new Problem('serverFault', { idle })
    }
  }

  /** One request and what comes of it; null when its answer could not be used. */
  async #once(): Promise<SyncResponse | null> {
    const { holdings } = this.#notebook
    await this.#notebook.catchUp()
    const request = buildRequest(holdings, this.#world, this.#batch, this.#line.load)
    const sentAt = this.#world.clock()
    // While the line is at work this device has time for what it must hash anyway.
    const warm = this.#warm()
    const answer = await this.#ask(request, sentAt).finally(() => warm)
    if (answer === null) return null
    const response = parseResponse(answer)
    this.#line.carried(this.#world.clock() - sentAt, !response.complete)
    // [D3] The answer to another request.
    if (response.generation !== request.generation) return null
    const generation = newId('n', this.#world.random)
    const times = { sentAt, receivedAt: this.#world.clock() }
    try {
      await this.#notebook.change(
        async () => {
          const newHistory = holdings.state.epoch !== null && holdings.state.epoch !== response.epoch
          const journal = newHistory ? await readJournal(this.#notebook.database) : null
          return planResponse(holdings, {
            user: this.#world.user.id,
            request,
            response,
            ...times,
            generation,
            journal,
          })
        },
        { generation: request.generation },
      )
      await this.#compare(response, generation)
    } catch (error) {
      if (error instanceof Superseded) return null
      throw error
    }
    this.#resize(request, response)
    return response
  }

  async #warm(): Promise<void> {
    if (this.#world.breathe) await warmDigests(this.#notebook.holdings, this.#world.breathe)
  }

  async #ask(request: SyncRequest, sentAt: number): Promise<unknown> {
    try {
      return await this.#world.network.sync(request)
    } catch (error) {
      this.#line.failed(this.#world.clock() - sentAt, error)
      const tooMany = error instanceof Problem && error.code === 'tooLarge' && request.mutations.length > 1
      if (!tooMany) throw error
      this.#batch = Math.ceil(request.mutations.length / 2)
      return null
    }
  }

  /** [D7] Only while what the server spoke of is still what lies here. */
  async #compare(response: SyncResponse, generation: string): Promise<void> {
    const { holdings } = this.#notebook
    if (response.complete) await this.#warm()
    const isStill = () => holdings.state.generation === generation
    await this.#notebook.change(
      () => (isStill() ? checkDigests(holdings, response, this.#world.clock()) : null),
      { generation },
    )
  }

  #resize({ mutations }: SyncRequest, { complete, outcomes }: SyncResponse): void {
    const { outbox } = this.#notebook.holdings
    // [R1] A server of another history has taken in nothing yet.
    if (Object.keys(outcomes).length < mutations.length) return
    const full = mutations.length >= this.#batch
    if (complete) this.#batch = Math.min(BATCH, this.#batch * 2)
    // All that was sent is known and waits for the pull to end: let those behind it come along.
    else if (full && outbox.length > mutations.length) this.#batch = Math.min(MAX_MUTATIONS, this.#batch * 2)
  }

  #isDone(response: SyncResponse): boolean {
    const { outbox, scopes } = this.#notebook.holdings
    const unsent = outbox.some(({ state }) => state === 'new')
    if (response.upgrade && !unsent) throw new Problem('upgradeNeeded', { schema: response.upgrade.schema })
    const want = this.#world.want?.() ?? null
    const asking = [...scopes.values()].some(({ id, askReset }) => askReset && (!want || want.includes(id)))
    return response.complete && outbox.length === 0 && !asking
  }

  /** Tells whether a request has brought anything forward. */
  #progress(): string {
    const { outbox, scopes, state } = this.#notebook.holdings
    const unsent = outbox.reduce((count, { state }) => count + Number(state === 'new'), 0)
    const cursors = [...scopes.values()].map(({ id, cursor, sweep, askReset }) => [
      id,
      cursor,
      sweep,
      askReset,
    ])
    return JSON.stringify([this.#batch, state.epoch, outbox.length, unsent, cursors])
  }
}
