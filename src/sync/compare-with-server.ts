import { Problem, type ProblemCode } from '#domain/problem.ts'
import { type Digest, sameDigest } from '#domain/sync/digest.ts'
import type { SyncResponse } from '#domain/sync/protocol.ts'
import { hashText } from '#domain/sync/content-hash.ts'
import type { Notebook } from '#storage/notebook.ts'
import { buildRequest } from './build-request.ts'
import type { SyncStatus } from './device.ts'
import type { DeviceWorld } from './device-world.ts'
import { type OwnDigest, ownDigests, warmDigests } from './own-digest.ts'
import { parseResponse } from './parse-response.ts'

/** One scope, as this device holds it and as the server said it is. */
export interface ScopeCompared {
  readonly scope: string
  readonly here: OwnDigest
  /** Null while the server still had more of it to send. */
  readonly there: OwnDigest | null
  readonly agrees: boolean
}

/** What the server answered when it was asked whether this device and it hold the same. */
export interface Comparison {
  /** Milliseconds by the server's clock: when it answered. Null when it could not be asked. */
  readonly at: number | null
  /** Why it could not be asked. */
  readonly problem: ProblemCode | null
  readonly scopes: readonly ScopeCompared[]
  /** Mutations that only this device holds. */
  readonly unsent: number
  /** The server was asked, nothing waits here, and every scope has the same count and digest on both sides. */
  readonly agrees: boolean
  /** Names this comparison on a slip: eight hexadecimal digits. Null unless all agrees. */
  readonly number: string | null
}

/** Others write meanwhile; so many times it is asked again. */
const tries = 3

/**
 * Sends and pulls everything, then asks the server once more and compares what it says of every scope with what
 * this device's own rows add up to. The last answer is only looked at, never applied, which does no harm (SPEC, the
 * idea, 5). Fresh by construction: nothing in it was known before it was called.
 */
export async function compareWithServer(
  notebook: Notebook,
  world: DeviceWorld,
  sync: () => Promise<SyncStatus>,
): Promise<Comparison> {
  const { holdings } = notebook
  let last: Comparison | null = null
  for (let tried = 0; tried < tries && !last?.agrees; tried++) {
    const status = await sync()
    if (status.phase !== 'idle') return notAsked(notebook, status.problem ?? 'offline')
    await notebook.catchUp()
    if (world.breathe) await warmDigests(holdings, world.breathe)
    const asked = { ...buildRequest(holdings, world, 1), mutations: [], limits: { rows: 1, bytes: 1 } }
    let response: SyncResponse
    try {
      response = parseResponse(await world.network.sync(asked))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return notAsked(notebook, error.code)
    }
    // Another tab or a new history of the server came between (D3, R1).
    const isSame =
      response.generation === holdings.state.generation && response.epoch === holdings.state.epoch
    last = compare(notebook, world, response, isSame)
  }
  return last!
}

function compare(
  { holdings }: Notebook,
  world: DeviceWorld,
  response: SyncResponse,
  isSame: boolean,
): Comparison {
  const want = world.want?.() ?? null
  const wanted = Object.keys(response.scopes).filter((scope) => !want || want.includes(scope))
  const own = ownDigests(holdings, wanted)
  const scopes = wanted.map((scope): ScopeCompared => {
    const { count, digest } = response.scopes[scope]!
    const here = own.get(scope)!
    const there = count === undefined || !digest ? null : { count, digest: digest as Digest }
    return {
      scope,
      here,
      there,
      agrees: there !== null && here.count === there.count && sameDigest(here.digest, there.digest),
    }
  })
  const unsent = holdings.outbox.length
  const agrees = isSame && unsent === 0 && scopes.every((one) => one.agrees)
  const [proof] = hashText(
    JSON.stringify([
      world.user.id,
      world.deviceId,
      response.epoch,
      response.now,
      scopes.map(({ there }) => there),
    ]),
  )
  const number = proof.toString(16).toUpperCase().padStart(8, '0')
  return { at: response.now, problem: null, scopes, unsent, agrees, number: agrees ? number : null }
}

const notAsked = ({ holdings }: Notebook, problem: ProblemCode): Comparison => ({
  at: null,
  problem,
  scopes: [],
  unsent: holdings.outbox.length,
  agrees: false,
  number: null,
})
