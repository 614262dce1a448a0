import { Agent, type IncomingMessage, request } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, gzip, inflate } from 'node:zlib'

export interface Answer {
  readonly status: number
  readonly text: string
  /** What the server asked for; 0 when it named no time. */
  readonly retryAfterMs: number
}

/** As the app: a line on which nothing has moved for so long is taken for dead. */
const silenceMs = 30_000
const worthPacking = 2048

const unpackers = new Map([
  ['gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
  ['deflate', promisify(inflate)],
])
const pack = promisify(gzip)

/** One device's own connections to the server: one that it keeps for its exchanges, and its stream of events. */
export class KeepAliveLine {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #url: string
  readonly #cookie: string
  #events: ReturnType<typeof request> | null = null

  constructor(url: string, cookie: string) {
    this.#url = url
    this.#cookie = cookie
  }

  /** Null when no answer came, or only a part of one. */
  async post(path: string, text: string): Promise<Answer | null> {
    const isPacked = text.length >= worthPacking
    const body = isPacked ? await pack(text) : Buffer.from(text)
    const headers = {
      cookie: this.#cookie,
      'content-type': 'application/json',
      'content-length': body.length,
      'accept-encoding': 'gzip, deflate, br',
      ...(isPacked && { 'content-encoding': 'gzip' }),
    }
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const options = { method: 'POST', agent: this.#agent, headers, timeout: silenceMs }
        const sent = request(this.#url + path, options, (response) => {
          readAnswer(response).then(resolve, reject)
        })
        sent.on('timeout', () => sent.destroy(new Error('silence')))
        sent.on('error', reject)
        sent.end(body)
      })
    } catch {
      return null
    }
  }

  /** @param onPoke something has changed on the server */
  listen(onPoke: () => void): void {
    const sent = request(`${this.#url}/api/events`, { agent: false, headers: { cookie: this.#cookie } })
    sent.on('response', (response) => {
      response.on('data', (part: Buffer) => part.includes('data:') && onPoke())
      response.on('error', () => {})
    })
    sent.on('error', () => {})
    sent.end()
    this.#events = sent
  }

  close(): void {
    this.#events?.destroy()
    this.#agent.destroy()
  }
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  const whole = Buffer.concat(parts)
  const unpack = unpackers.get(response.headers['content-encoding'] ?? '')
  const text = (unpack ? await unpack(whole) : whole).toString()
  const seconds = Number(response.headers['retry-after'] ?? 0)
  return {
    status: response.statusCode ?? 0,
    text,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 0,
  }
}
