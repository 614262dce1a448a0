import { Agent, request } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { cpuSeconds } from './child.ts'

export interface Message {
  readonly path: string
  readonly text: string
  readonly cookie?: string
}

export interface Wave {
  readonly ms: number
  readonly cpu: number
  /** The last answer of each device. */
  readonly answers: readonly string[]
  /** How often a device was told to come again. */
  readonly again: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 1000 })

/**
 * Every device at once, each sending its messages one after the other, packed as a phone packs them; one that is told
 * that the server is busy comes again, and its time counts.
 */
export async function wave(
  url: string,
  pid: number,
  devices: readonly (readonly Message[])[],
): Promise<Wave> {
  const packed = devices.map((messages) => messages.map((one) => ({ ...one, body: gzipSync(one.text) })))
  let again = 0
  const cpu = cpuSeconds(pid)
  const start = performance.now()
  const answers = await Promise.all(
    packed.map(async (messages) => {
      let last = Buffer.alloc(0) as Buffer
      for (const { path, body, cookie } of messages) {
        for (;;) {
          const answer = await post(url + path, body, cookie)
          last = answer.bytes
          if (answer.status === 200) break
          if (answer.status !== 503)
            throw new Error(`${answer.status}: ${last.toString('latin1').slice(0, 200)}`)
          again++
          await new Promise((resolve) => setTimeout(resolve, answer.retryMs))
        }
      }
      return last
    }),
  )
  const ms = performance.now() - start
  return {
    ms,
    cpu: cpuSeconds(pid) - cpu,
    answers: answers.map((bytes) => gunzipSync(bytes).toString()),
    again,
  }
}

interface Answer {
  readonly status: number
  readonly bytes: Buffer
  readonly retryMs: number
}

function post(url: string, body: Buffer, cookie: string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': body.length,
      'accept-encoding': 'gzip',
      ...(cookie ? { cookie } : {}),
    }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        const seconds = Number(response.headers['retry-after'] ?? Number.NaN)
        // Who is given no time comes again as a phone's shortest wait allows.
        const retryMs = Number.isFinite(seconds) ? seconds * 1000 : 1000
        resolve({ status: response.statusCode ?? 0, bytes, retryMs })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
