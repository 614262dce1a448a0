import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, patch, type Phone } from './support/phone.ts'
import { openStreet, type Street } from './support/street.ts'

const base = 'g:07/base'
let street: Street
let li: Phone
const home = { code: 'h1', building: 'r_b', room: '101' }

beforeAll(async () => {
  street = await openStreet()
  await street.person('li', 'worker', { [base]: 'worker' })
  li = await street.phone('li')
})
afterAll(() => street.close())

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${street.url}/api/sync`, {
    method: 'POST',
    headers: { cookie: li.cookie, 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
  })

async function problemOf(answer: Response): Promise<[number, string]> {
  const { code } = (await answer.json()) as { code: string }
  return [answer.status, code]
}

describe('a request that no device would send', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"protocol": 1,'],
    ['a number', '7'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['another protocol', JSON.stringify({ protocol: 2 })],
  ])('is refused: %s', async (_, body) => {
    expect(await problemOf(await post(body))).toEqual([400, 'badRequest'])
  })

  it.each([
    ['have', { have: { [base]: 'all' } }],
    ['have', { have: { [base]: -1 } }],
    ['have', { have: [] }],
    ['limits', { limits: { rows: 0, bytes: 1 } }],
    ['limits', { limits: { rows: 1e99, bytes: 1 } }],
    ['want', { want: 'everything' }],
    ['mutations', { mutations: [7] }],
    ['mutations', { mutations: [{ ordinal: 1 }] }],
    ['mutations', { mutations: [{ uid: 'm', ordinal: 0.5 }] }],
    ['mutations', { mutations: Array.from({ length: 1001 }, (_, i) => ({ uid: `m${i}`, ordinal: i })) }],
    ['now', { now: 'noon' }],
    ['device', { device: '' }],
  ])('is refused, and told where: a wrong %s', async (where, part) => {
    const answer = await post(JSON.stringify({ ...li.request(), ...part }))
    const { code, details } = (await answer.json()) as { code: string; details: { at: string[] } }
    expect([answer.status, code]).toEqual([400, 'badRequest'])
    expect(details.at[0]).toMatch(new RegExp(`^${where}`))
  })

  it('is refused when it is not JSON, not signed in, or from another site', async () => {
    const body = JSON.stringify(li.request())
    expect(await problemOf(await post(body, { 'content-type': 'text/plain' }))).toEqual([415, 'notJson'])
    expect(
      await problemOf(await post(body, { 'content-type': 'application/x-www-form-urlencoded' })),
    ).toEqual([415, 'notJson'])
    expect(await problemOf(await post(body, { cookie: `gridwalk=${'A'.repeat(43)}` }))).toEqual([
      401,
      'signInNeeded',
    ])
    expect(await problemOf(await post(body, { cookie: 'gridwalk=; gridwalk=%00' }))).toEqual([
      401,
      'signInNeeded',
    ])
    expect(await problemOf(await post(body, { 'sec-fetch-site': 'cross-site' }))).toEqual([403, 'crossSite'])
  })

  it('is refused when it is huge, also when it only unpacks to something huge', async () => {
    expect(
      await problemOf(await post(JSON.stringify({ ...li.request(), app: 'x'.repeat(9_000_000) }))),
    ).toEqual([413, 'tooLarge'])
    const bomb = gzipSync(JSON.stringify({ ...li.request(), extra: '0'.repeat(100_000_000) }))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await problemOf(await post(bomb, { 'content-encoding': 'gzip' }))).toEqual([413, 'tooLarge'])
    const packers = [
      ['br', brotliCompressSync],
      ['deflate', deflateSync],
    ] as const
    for (const [name, pack] of packers) {
      const other = pack(JSON.stringify({ ...li.request(), extra: '0'.repeat(9_000_000) }))
      expect(await problemOf(await post(other, { 'content-encoding': name }))).toEqual([413, 'tooLarge'])
    }
    expect(await problemOf(await post('nonsense', { 'content-encoding': 'gzip' }))).toEqual([
      400,
      'badRequest',
    ])
    expect(await problemOf(await post('nonsense', { 'content-encoding': 'rot13' }))).toEqual([
      400,
      'badRequest',
    ])
  })

  it('is refused when it is nested too deeply to walk through', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const body = JSON.stringify(li.request()).replace(
      '"mutations":[]',
      `"mutations":[{"uid":"m_deep","ordinal":1,"body":${deep}}]`,
    )
    expect(await problemOf(await post(body))).toEqual([400, 'badRequest'])
    const text = JSON.stringify({ ...li.request(), app: '[[[[{{{{"' })
    expect((await post(text)).status, 'brackets within a text are text').toBe(200)
  })

  it('is read when it is packed, and its answer is packed', async () => {
    const body = gzipSync(
      JSON.stringify(li.request({ mutations: [li.mutation(create('household', 'r_zip', base, home))] })),
    )
    const answer = await post(body, { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' })
    expect(answer.status).toBe(200)
    expect(await street.record('r_zip')).not.toBeNull()
  })

  it('may carry unknown keys at the top', async () => {
    expect((await post(JSON.stringify({ ...li.request(), future: { x: 1 } }))).status).toBe(200)
  })
})

describe('a mutation that no device would send', () => {
  it('with keys of the prototype poisons nothing, and stops nothing', async () => {
    const good = li.mutation(create('household', 'r_after', base, home))
    const raw = [
      `{"uid":"__proto__","ordinal":1,"at":1,"schema":1,"op":"create","type":"household","record":"r_p1","scope":"${base}","body":{"__proto__":{"code":"x"}}}`,
      `{"uid":"m_p2","ordinal":2,"at":1,"schema":1,"op":"create","type":"__proto__","record":"r_p2","scope":"${base}","body":{}}`,
      `{"uid":"m_p3","ordinal":3,"at":1,"schema":1,"op":"create","type":"household","record":"r_p3","scope":"${base}","body":{"constructor":{"x":1}}}`,
      `{"uid":"m_p4","ordinal":4,"at":1,"schema":1,"op":"patch","type":"household","record":"r_after","set":{"__proto__":[null,"x"]}}`,
      `{"uid":"m_p5","ordinal":5,"at":1,"schema":1,"op":"command","type":"household","record":"r_after","command":"constructor","args":{"__proto__":{"role":"admin"}}}`,
      `{"uid":"m_p6","ordinal":6,"at":1,"schema":1,"op":"create","type":"houseInspection","record":"r_p6","scope":"${base}","body":{"answers":{"__proto__":{"value":"yes"}}}}`,
      JSON.stringify({ ...good, ordinal: 7 }),
    ]
    const answer = await post(
      JSON.stringify(li.request()).replace('"mutations":[]', `"mutations":[${raw.join()}]`),
    )
    expect(answer.status).toBe(200)
    const text = await answer.text()
    const { outcomes } = JSON.parse(text) as { outcomes: Record<string, { outcome: string }> }
    expect(outcomes[good.uid]).toMatchObject({ outcome: 'applied' })
    expect(text).toContain('"__proto__":{"outcome":"parked"')
    const parked = ['m_p2', 'm_p3', 'm_p4', 'm_p5', 'm_p6'].map((uid) => outcomes[uid]!.outcome)
    expect(new Set(parked)).toEqual(new Set(['parked']))
    expect(({} as { code?: string; value?: string }).code).toBeUndefined()
  })

  it('that is enormous is kept in full, but not sent around', async () => {
    const mutation = li.mutation(create('visit', 'r_big', base, { remarks: 'x'.repeat(300_000) }))
    const { outcomes, rows } = await li.sync({ mutations: [mutation] })
    expect(outcomes[mutation.uid]).toMatchObject({ outcome: 'parked', problem: 'tooLarge' })
    expect((await street.write(({ mutations }) => mutations.get(mutation.uid)))!.payload).toEqual(mutation)
    expect(JSON.stringify(rows).length).toBeLessThan(10_000)
  })

  it('with strange texts and numbers comes to an outcome each', async () => {
    const strange = [
      '',
      '\u0000',
      '\ud800',
      '💥'.repeat(60),
      "'; drop table record; --",
      '../../x',
      '%',
      'x'.repeat(120),
    ]
    const mutations = strange.flatMap((text, i) => [
      { ...li.mutation(patch('household', 'r_after', { note: [null, text] })), record: text || 'r' },
      {
        ...li.mutation(create('household', `r_s${i}`, base, { ...home, note: text, code: text })),
        at: [1e308, -1e308, 0][i % 3]!,
      },
      { ...li.mutation(create('household', `r_t${i}`, text || 'g:/base', home)) },
      { ...li.mutation(create(text || 't', `r_u${i}`, base, home)) },
    ])
    const { outcomes } = await li.sync({ mutations: mutations as never })
    expect(mutations.map(({ uid }) => outcomes[uid]?.outcome).filter(Boolean)).toHaveLength(mutations.length)
    expect((await street.record('r_s2'))!.body.note).toBe('\ud800')
    expect((await li.everything()).length).toBeGreaterThan(0)
  })

  it('is answered without a stack, a path, or a word of the code', async () => {
    const answers = await Promise.all([
      post('{'),
      post('{}'),
      li.call('GET', '/api/nothing'),
      li.call('PUT', '/api/sync', {}),
    ])
    for (const answer of answers) {
      const text = await answer.text()
      expect(text).not.toMatch(/\bat\s+\w+\s*\(|node_modules|\.ts\b|Error/)
      expect(JSON.parse(text)).toHaveProperty('code')
    }
  })

  it('leaves nothing personal in the log', async () => {
    await li.sync({
      mutations: [
        li.mutation(create('household', 'r_quiet', base, { ...home, phone: '13812345678', head: '欧阳某' })),
      ],
    })
    await post('{"password":"13812345678"')
    expect(street.said()).not.toMatch(/13812345678|欧阳某|gridwalk=/)
    expect(street.said()).toContain('/api/sync')
  })
})
