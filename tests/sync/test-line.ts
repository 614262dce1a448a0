import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'
import type { Network } from '#sync/network.ts'
import { settle } from './manual-time.ts'
import type { Seeded } from './seeded.ts'
import type { TestServer } from './test-server.ts'

type Answer = (request: SyncRequest) => Promise<SyncResponse>

/** A line to the server that a test can cut, delay and falsify. */
export class TestLine implements Network {
  readonly requests: SyncRequest[] = []
  readonly responses: SyncResponse[] = []
  online = true
  /** While there is one, requests and answers are late, lost, doubled or cut off. */
  faults: Seeded | null = null
  /** Stands before the server; told the request and the way to pass it on. */
  between: ((request: SyncRequest, pass: Answer) => Promise<SyncResponse>) | null = null
  readonly #pokes = new Set<(scopes: readonly string[]) => void>()
  readonly #answer: Answer

  constructor(server: TestServer, user: string) {
    this.#answer = async (request) => {
      const response = await server.answer(user, request)
      this.responses.push(response)
      return response
    }
  }

  async sync(request: SyncRequest): Promise<SyncResponse> {
    if (!this.online) throw new Problem('offline')
    this.requests.push(request)
    if (this.faults) return this.#badly(request, this.faults)
    return this.between ? this.between(request, this.#answer) : this.#answer(request)
  }

  async #badly(request: SyncRequest, faults: Seeded): Promise<SyncResponse> {
    await settle(faults.below(8))
    if (faults.chance(8)) throw new Problem('offline')
    const answer = await this.#answer(request)
    if (faults.chance(5)) await this.#answer(request)
    await settle(faults.below(8))
    if (faults.chance(10)) throw new Problem('offline')
    if (faults.chance(6)) return faults.of(this.responses)
    if (faults.chance(3)) return { ...answer, rows: undefined } as never
    return answer
  }

  listen(onPoke: (scopes: readonly string[]) => void): () => void {
    this.#pokes.add(onPoke)
    return () => this.#pokes.delete(onPoke)
  }

  poke(...scopes: string[]): void {
    for (const one of this.#pokes) one(scopes)
  }

  /** The next requests are refused with these, one each; then the line is good again. */
  refuse(...codes: ProblemCode[]): void {
    this.between = (request, pass) => {
      const code = codes.shift()
      if (code) return Promise.reject(new Problem(code))
      this.between = null
      return pass(request)
    }
  }

  /** The server does the work, and its answer never arrives. */
  loseNextAnswer(): void {
    this.between = async (request, pass) => {
      this.between = null
      await pass(request)
      throw new Problem('offline')
    }
  }
}
