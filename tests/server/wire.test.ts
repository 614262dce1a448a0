import { Agent, request as ask, type IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import * as zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'
import { create, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
const { zstdCompressSync, zstdDecompressSync } = zlib as {
  zstdCompressSync?: (bytes: Buffer) => Buffer
  zstdDecompressSync?: (bytes: Buffer) => Buffer
}
const quick = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }
const packers: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', zlib.gzipSync],
  ['deflate', zlib.deflateSync],
  ['br', (bytes) => zlib.brotliCompressSync(bytes, quick)],
  ...(zstdCompressSync ? [['zstd', zstdCompressSync] as const] : []),
]

let street: Street
let li: Phone
let wang: Phone

beforeAll(async () => {
  street = await openStreet()
  // With `common` and the own scope as many as a worker of one grid has.
  const grants = { [base]: 'worker', 'g:07/care': 'worker', 'g:07/house': 'worker' } as const
  for (const name of ['li', 'wang']) await street.person(name, 'worker', grants)
  li = await street.phone('li')
  wang = await street.phone('wang')
  await wang.push(
    ...Array.from({ length: 30 }, (_, n) =>
      create('household', `r_${n}`, base, { code: `h${n}`, room: '101' }),
    ),
  )
})
afterAll(() => street.close())

interface Said {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  /** All that went over the line for it, headers included. */
  readonly sent: number
  readonly received: number
}

/** What really goes over the line, which `fetch` does not tell. */
function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Said> {
  const agent = new Agent({ keepAlive: false })
  return new Promise((resolve, reject) => {
    let socket: Socket
    const sending = ask(
      `${street.url}/api/sync`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: li.cookie,
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            bytes: Buffer.concat(parts),
            sent: socket.bytesWritten,
            received: socket.bytesRead,
          }),
        )
      },
    )
    sending.on('socket', (one) => (socket = one))
    sending.on('error', reject)
    sending.end(body)
  })
}

const request = (part: Partial<SyncRequest> = {}) => JSON.stringify(li.request(part))

describe('a request', () => {
  it.each(packers)('packed as %s is read', async (name, pack) => {
    const { status, bytes } = await post(pack(Buffer.from(request())), { 'content-encoding': name })
    expect(status).toBe(200)
    expect((JSON.parse(bytes.toString()) as SyncResponse).rows).toHaveLength(30)
  })

  it.each(packers)(
    'packed as %s that unpacks to more than 8 MB is refused, and so is nonsense',
    async (name, pack) => {
      const bomb = pack(Buffer.from(JSON.stringify({ ...li.request(), extra: '0'.repeat(20_000_000) })))
      expect(bomb.length).toBeLessThan(100_000)
      const refused = await post(bomb, { 'content-encoding': name })
      expect([refused.status, JSON.parse(refused.bytes.toString())]).toEqual([413, { code: 'tooLarge' }])
      const nonsense = await post('nonsense', { 'content-encoding': name })
      expect([nonsense.status, JSON.parse(nonsense.bytes.toString())]).toEqual([400, { code: 'badRequest' }])
    },
  )

  it('packed in a way that nobody knows is refused in words', async () => {
    const { status, bytes } = await post(request(), { 'content-encoding': 'rar' })
    expect([status, JSON.parse(bytes.toString())]).toEqual([400, { code: 'badRequest' }])
  })
})

describe('an answer', () => {
  const readers: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    gzip: zlib.gunzipSync,
    br: zlib.brotliDecompressSync,
    ...(zstdDecompressSync ? { zstd: zstdDecompressSync } : {}),
  }
  const plain = async () => (await post(request())).bytes

  const askers: readonly (readonly [packed: string, accepted: string])[] = [
    ['gzip', 'gzip, deflate'],
    ['br', 'gzip, deflate, br'],
    ['br', 'gzip, deflate, br, zstd'],
    ['gzip', 'gzip, br;q=0'],
    ...(zstdDecompressSync ? [['zstd', 'gzip, zstd'] as const] : []),
  ]
  it.each(askers)('is packed as %s for who reads %s', async (name, accepted) => {
    const whole = await plain()
    const { headers, bytes } = await post(request(), { 'accept-encoding': accepted })
    expect([headers['content-encoding'], headers.vary]).toEqual([name, 'accept-encoding'])
    expect(JSON.parse(readers[name]!(bytes).toString())).toEqual(JSON.parse(whole.toString()))
    expect(bytes.length).toBeLessThan(whole.length / 4)
  })

  it('is as it is for who reads nothing else, and when it is small', async () => {
    expect(
      (await post(request(), { 'accept-encoding': 'identity' })).headers['content-encoding'],
    ).toBeUndefined()
    const refused = await post('{}', { 'accept-encoding': 'gzip, br' })
    expect([refused.status, refused.headers['content-encoding']]).toEqual([400, undefined])
  })

  it('to a device that has everything, and its question, weigh less than 1 KB', async () => {
    const answer = JSON.parse((await plain()).toString()) as SyncResponse
    const have = Object.fromEntries(Object.entries(answer.scopes).map(([id, { cursor }]) => [id, cursor]))
    const nothing = request({ epoch: answer.epoch, have, lastAckUid: null })
    const { bytes, sent, received } = await post(nothing, { 'accept-encoding': 'gzip, deflate, br' })
    const said = JSON.parse(readers.br!(bytes).toString()) as SyncResponse
    expect([said.complete, said.rows, Object.keys(said.scopes).length]).toEqual([true, [], 5])
    expect(Buffer.byteLength(nothing) + bytes.length).toBeLessThan(1024)
    // What a browser adds of its own, its name above all, is not ours to shorten.
    expect(sent + received).toBeLessThan(1400)
  })
})
