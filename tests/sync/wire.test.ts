import { gunzipSync, brotliDecompressSync, inflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '#domain/problem.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { SyncRequest } from '#domain/sync/protocol.ts'
import { packBody } from '#sync/gzip.ts'
import { LoadOfLine } from '#sync/load.ts'
import { Pace } from '#sync/pace.ts'
import { ManualTime } from './manual-time.ts'
import { Seeded } from './seeded.ts'
import { BASE, CARE, household, openStreet, type Phone, type Street } from './street.ts'

describe('a request body', () => {
  afterEach(() => vi.unstubAllGlobals())
  const text = JSON.stringify({ note: '楼道里有杂物'.repeat(500) })
  const unpack: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    br: brotliDecompressSync,
    gzip: gunzipSync,
    deflate: inflateSync,
  }

  it('is packed as well as this browser can', async () => {
    const { body, headers } = await packBody(text)
    const bytes = Buffer.from(body as ArrayBuffer)
    expect(unpack[headers['content-encoding']!]!(bytes).toString()).toBe(text)
    expect(bytes.length).toBeLessThan(text.length / 10)
  })

  const browsers: readonly (readonly [known: readonly string[], name: string | undefined])[] = [
    [['deflate', 'gzip', 'brotli'], 'br'],
    [['deflate', 'gzip'], 'gzip'],
    [['deflate'], 'deflate'],
    [[], undefined],
  ]
  it.each(browsers)('where a browser knows %j, goes as %s', async (known, name) => {
    const real = CompressionStream
    const asked: string[] = []
    vi.stubGlobal('CompressionStream', function (format: string) {
      if (!known.includes(format)) throw new TypeError(`Unsupported compression format: '${format}'`)
      asked.push(format)
      return new real('gzip')
    })
    expect((await packBody(text)).headers['content-encoding']).toBe(name)
    expect(asked).toHaveLength(name ? 1 : 0)
  })

  it('goes as it is when it is small, and where a browser knows nothing of packing', async () => {
    expect(await packBody('{}')).toEqual({ body: '{}', headers: {} })
    vi.stubGlobal('CompressionStream', undefined)
    expect(await packBody(text)).toEqual({ body: text, headers: {} })
  })
})

describe('the load of a line', () => {
  const bytes = (line: LoadOfLine) => line.load.limits.bytes

  it('asks for a grid of 10,000 records in three requests where the line is good', () => {
    const line = new LoadOfLine()
    let left = 11_700_000
    let requests = 0
    for (; left > 0; requests++) {
      left -= bytes(line)
      line.carried(1500, left > 0)
    }
    expect(requests).toBeLessThanOrEqual(3)
  })

  it('settles at pages of five to ten seconds on a line of 20 KB a second, from wherever it begins', () => {
    for (const before of [1, 1_000_000]) {
      const line = new LoadOfLine()
      line.carried(before, true)
      let ms = 0
      // A page is packed to a sixth, and the way there and back takes a second.
      for (let page = 0; page < 6; page++) line.carried((ms = 1000 + bytes(line) / 6 / 20), true)
      expect(ms).toBeGreaterThanOrEqual(5_000)
      expect(ms).toBeLessThanOrEqual(10_000)
    }
  })

  it('is smaller after every time it was cut off, but never nothing', () => {
    const line = new LoadOfLine()
    const sizes = Array.from({ length: 6 }, () => {
      line.failed(0, new Problem('offline', { cutOff: true }))
      return bytes(line)
    })
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(sizes[0]).toBe(500_000)
    expect(sizes.at(-1)).toBe(31_250)
    expect(line.load.characters).toBe(9_375)
  })

  it('says nothing of a line that was not there at all, or of a server that refused', () => {
    const line = new LoadOfLine()
    line.failed(20, new Problem('offline'))
    line.failed(9_000, new Problem('serverBusy'))
    expect(bytes(line)).toBe(2_000_000)
  })

  it('bears a clock that jumps', () => {
    const line = new LoadOfLine()
    for (const ms of [-1e12, 1e15, 0]) line.carried(ms, true)
    expect(bytes(line)).toBeGreaterThanOrEqual(31_250)
    expect(bytes(line)).toBeLessThanOrEqual(8_000_000)
  })
})

describe('on a line that is cut after so many bytes', () => {
  let street: Street
  let phone: Phone
  beforeEach(async () => {
    street = await openStreet(3)
    phone = street.phone()
    await street.server.write(
      'wang',
      ...Array.from({ length: 300 }, (_, n) =>
        n < 150
          ? household(`r_${n}`, { room: `${n}`, note: '门'.repeat(400) })
          : ({ ...household(`r_${n}`, { medicineNote: '药'.repeat(400) }, CARE), type: 'elder' } as Intent),
      ),
    )
  })

  it('a page is asked for again, smaller, and the pull goes on where it was', async () => {
    const asked: number[] = []
    const network = {
      listen: () => () => {},
      async sync(request: SyncRequest) {
        asked.push(request.limits.bytes)
        const answer = await phone.line.sync(request)
        if (JSON.stringify(answer).length > 60_000) throw new Problem('offline', { cutOff: true })
        return answer
      },
    }
    const device = await phone.open({ network })
    for (let tries = 0; tries < 12 && !device.status.ready; tries++) await device.sync()
    expect(device.status).toMatchObject({ phase: 'idle', ready: true })
    expect(device.records.size).toBe(300)
    expect(asked.slice(0, 3)).toEqual([2_000_000, 500_000, 125_000])
    await device.close()
  })

  it('what has arrived is there to work with while the rest is still on its way', async () => {
    phone.limits = { rows: 150, bytes: 1_000_000 }
    const seen: { records: number; phase: string; ready: boolean }[] = []
    const device = await phone.open()
    device.records.subscribe(() => {
      const { phase, ready } = device.status
      seen.push({ records: device.records.size, phase, ready })
    })
    await device.sync()
    expect(seen[0]).toEqual({ records: 150, phase: 'syncing', ready: false })
    expect(device.records.inScope(BASE).length).toBe(150)
    expect(device.status).toMatchObject({ phase: 'idle', ready: true })
    await device.close()
  })

  it('[C4] what everybody needs comes first, then the grids that the device names, in its order', async () => {
    await street.server.grant('wang', 'common')
    await street.server.grant('wang', 'user:wang')
    const first = street.phone()
    await (await first.ready({ want: () => null })).close()
    expect(Object.keys(first.line.responses[0]!.scopes)).toEqual(['common', 'user:wang', BASE, CARE])
    const second = street.phone()
    await (await second.ready({ want: () => ['common', CARE, BASE] })).close()
    expect(Object.keys(second.line.responses[0]!.scopes)).toEqual(['common', 'user:wang', CARE, BASE])
  })
})

describe('the pace', () => {
  const waits = (seed: number, fail: (pace: Pace) => void): number[] => {
    const time = new ManualTime()
    const pace = new Pace({ scheduler: time, random: new Seeded(seed).bytes }, () => {})
    return Array.from({ length: 12 }, () => {
      fail(pace)
      return time.waiting[0]!
    })
  }
  const seeds = Array.from({ length: 200 }, (_, seed) => seed)

  it('of phones that lost one server at one moment spreads over the whole wait, up to five minutes', () => {
    const last = seeds.map((seed) => waits(seed, (pace) => pace.failed()).at(-1)!)
    const fifths = [0, 1, 2, 3, 4].map((n) => last.filter((ms) => Math.floor(ms / 60_000) === n).length)
    expect(Math.min(...fifths)).toBeGreaterThan(20)
    expect(Math.max(...last)).toBeLessThanOrEqual(300_000)
    const first = seeds.map((seed) => waits(seed, (pace) => pace.failed())[0]!)
    expect(Math.max(...first)).toBeLessThanOrEqual(2_000)
    expect(Math.min(...first)).toBeGreaterThanOrEqual(500)
  })

  it('never comes before the server asked for it, and not with everybody else at that moment', () => {
    const first = seeds.map((seed) => waits(seed, (pace) => pace.failed(90_000))[0]!)
    expect(Math.min(...first)).toBeGreaterThanOrEqual(90_000)
    expect(Math.max(...first)).toBeLessThanOrEqual(92_000)
    expect(new Set(first).size).toBeGreaterThan(100)
  })

  it('forgets its failures when the line comes back', () => {
    const after = seeds.map((seed) => waits(seed, (pace) => (pace.failed(), pace.failed(), pace.wake()))[0]!)
    expect(Math.max(...after)).toBeLessThanOrEqual(1_000)
  })
})
