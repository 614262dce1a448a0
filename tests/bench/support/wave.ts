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
}

const agent = new Agent({ keepAlive: true, maxSockets: 1000 })

/** Every device at once, each sending its messages one after the other, packed as a phone packs them. */
export async function wave(
  url: string,
  pid: number,
  devices: readonly (readonly Message[])[],
): Promise<Wave> {
  const packed = devices.map((messages) => messages.map((one) => ({ ...one, body: gzipSync(one.text) })))
  const cpu = cpuSeconds(pid)
  const start = performance.now()
  const answers = await Promise.all(
    packed.map(async (messages) => {
      let last = Buffer.alloc(0) as Buffer
      for (const { path, body, cookie } of messages) last = await post(url + path, body, cookie)
      return last
    }),
  )
  const ms = performance.now() - start
  return { ms, cpu: cpuSeconds(pid) - cpu, answers: answers.map((bytes) => gunzipSync(bytes).toString()) }
}

function post(url: string, body: Buffer, cookie: string | undefined): Promise<Buffer> {
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
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`${response.statusCode}: ${bytes.toString('latin1').slice(0, 200)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
