import type { JsonObject } from '#domain/json.ts'
import type { Intent, Mutation } from '#domain/sync/mutation.ts'
import {
  type OutcomeMessage,
  PROTOCOL,
  type PresentRow,
  SCHEMA,
  type SyncRequest,
  type SyncResponse,
} from '#domain/sync/protocol.ts'
import { password, type Street } from './street.ts'

let uids = 0

/** What a device says to the server, without the device: every request is made by hand. */
export class Phone {
  readonly #street: Street
  readonly name: string
  readonly device: string
  cookie = ''
  ordinal = 0
  epoch: string | null = null
  lastAckUid: string | null = null
  have: Record<string, number> = {}
  /** How much this phone's clock is behind the server's. */
  behindMs = 0

  constructor(street: Street, name: string, device: string) {
    this.#street = street
    this.name = name
    this.device = device
  }

  async signIn(): Promise<Response> {
    const body = { username: this.name, password, device: { id: this.device, name: 'test' } }
    const answer = await this.call('POST', '/api/session', body)
    if (answer.ok) this.cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    return answer
  }

  call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(this.#street.url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        cookie: this.cookie,
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  get clock(): number {
    return this.#street.now - this.behindMs
  }

  /** A mutation as the outbox would keep it. */
  mutation(intent: Intent, more: Partial<Mutation> = {}): Mutation {
    this.ordinal += 1
    uids += 1
    return {
      uid: `m_${this.name}_${uids}`,
      ordinal: this.ordinal,
      at: this.clock,
      schema: SCHEMA,
      ...intent,
      ...more,
    } as Mutation
  }

  request(part: Partial<SyncRequest> = {}): SyncRequest {
    return {
      protocol: PROTOCOL,
      schema: SCHEMA,
      app: '0.1.0',
      device: this.device,
      epoch: this.epoch,
      generation: 'n_1',
      now: this.clock,
      lastAckUid: this.lastAckUid,
      have: this.have,
      want: null,
      sweep: [],
      askReset: [],
      mutations: [],
      limits: { rows: 1000, bytes: 1_000_000 },
      ...part,
    }
  }

  /** One exchange that must succeed. */
  async sync(part: Partial<SyncRequest> = {}): Promise<SyncResponse> {
    const answer = await this.call('POST', '/api/sync', this.request(part))
    if (answer.status !== 200)
      throw new Error(`sync was answered with ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as SyncResponse
  }

  /** Sends intents in one exchange; their outcomes in order. */
  async push(...intents: Intent[]): Promise<OutcomeMessage[]> {
    const mutations = intents.map((intent) => this.mutation(intent))
    const { outcomes } = await this.sync({ mutations })
    return mutations.map(({ uid }) => outcomes[uid]!)
  }

  async pushOne(intent: Intent): Promise<OutcomeMessage> {
    return (await this.push(intent))[0]!
  }

  /** Everything that this person may see now, from the first row. */
  async everything(): Promise<PresentRow[]> {
    const { rows, complete } = await this.sync({ have: {}, limits: { rows: 5000, bytes: 4_000_000 } })
    if (!complete) throw new Error('more than one page')
    return rows.filter((row): row is PresentRow => !('gone' in row))
  }
}

export const create = (type: string, record: string, scope: string, body: JsonObject): Intent => ({
  op: 'create',
  type,
  record,
  scope,
  body,
})

export const patch = (type: string, record: string, set: Record<string, [unknown, unknown]>): Intent => ({
  op: 'patch',
  type,
  record,
  set: set as Extract<Mutation, { op: 'patch' }>['set'],
})

export const command = (type: string, record: string, name: string, args: JsonObject = {}): Intent => ({
  op: 'command',
  type,
  record,
  command: name,
  args,
})
