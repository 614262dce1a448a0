import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from '#tests/support/postgres.ts'
import { create, patch, type Phone } from '../support/phone.ts'
import { openStreet, type Street } from '../support/street.ts'
import { listen, until } from './listen.ts'

const postgres = await openPostgres()
const base = 'g:07/base'
const care = 'g:07/care'
let url: string
let [here, there]: [Street, Street] = [null!, null!]
let [li, wang]: [Phone, Phone] = [null!, null!]

/** One round of questions to the database, as an operator. */
async function asOperator(statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}

describe.skipIf(!postgres)('two servers on one database', () => {
  beforeAll(async () => {
    url = await postgres!.freshDatabase()
    ;[here, there] = await Promise.all([openStreet({ database: url }), openStreet({ database: url })])
    await here.person('li', 'worker', { [base]: 'worker', [care]: 'worker' })
    await here.person('wang', 'worker', { [base]: 'worker', [care]: 'worker' })
    ;[li, wang] = await Promise.all([here.phone('li'), there.phone('wang')])
  }, 60_000)
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()])
    await postgres?.remove()
  }, 60_000)

  it('know each other’s people, sessions and history', async () => {
    expect(await there.context.store.read(({ meta }) => meta.epoch())).toBe(
      await here.context.store.read(({ meta }) => meta.epoch()),
    )
    const cookie = { headers: { cookie: li.cookie } }
    expect((await fetch(`${there.url}/api/session`, cookie)).status).toBe(200)
    expect((await li.pushOne(create('household', 'r_1', base, { code: 'h1' }))).outcome).toBe('applied')
    expect((await wang.everything()).map(({ id }) => id)).toContain('r_1')
    const far = await wang.pushOne(patch('household', 'r_1', { room: [null, '2'] }))
    expect(far).toMatchObject({ outcome: 'applied', rev: 2 })
  })

  it('tell the other’s devices what was committed, and nobody what is not theirs', async () => {
    await here.person('far', 'worker', { 'g:99/base': 'worker' })
    const far = await there.phone('far')
    const [theirs, strangers, mine] = [
      await listen(there, wang),
      await listen(there, far),
      await listen(here, li),
    ]
    // A notice that is sent before anybody listens is heard of at the next look at the heads.
    await until(
      async () =>
        (await asOperator(`select 1 from pg_stat_activity where query = 'listen gridwalk'`)).length >= 2,
    )
    await li.pushOne(create('household', 'r_2', base, { code: 'h2' }))
    await until(() => theirs.heard.length > 0)
    expect(theirs.heard).toEqual([base])
    expect([...strangers.heard, ...mine.heard]).toEqual([])
    await Promise.all([theirs.stop(), strangers.stop(), mine.stop()])
  })

  it('find by the heads what they were not told while the line between them was down', async () => {
    const theirs = await listen(there, wang)
    const listeners = () => asOperator(`select pid from pg_stat_activity where query = 'listen gridwalk'`)
    await until(async () => (await listeners()).length > 0)
    // Nobody listens from here on until the server has found a new line.
    await asOperator(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen gridwalk'`)
    await li.pushOne(create('elder', 'r_3', care, { resident: 'r_wang' }))
    await until(() => theirs.heard.length > 0)
    expect(theirs.heard).toEqual([care])
    await theirs.stop()
  })

  it('[P2] apply a request once that comes to both of them at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const record = `r_both_${round}`
      const mutations = [
        li.mutation(create('household', record, base, { code: record })),
        li.mutation(patch('household', record, { room: [null, '1'] })),
      ]
      const cookie = li.cookie
      const ask = (street: Street) =>
        fetch(`${street.url}/api/sync`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify(li.request({ mutations })),
        })
      const answers = await Promise.all([ask(here), ask(there), ask(here), ask(there)])
      const outcomes = await Promise.all(
        answers.map(async (answer) => ((await answer.json()) as { outcomes: unknown }).outcomes),
      )
      for (const one of outcomes) expect(one).toEqual(outcomes[0])
      expect((await here.record(record))!.rev).toBe(2)
    }
  })

  it('[C1] [M2] take in what many phones send to one grid through both, and lose none of it', async () => {
    const phones: Phone[] = []
    for (let i = 0; i < 6; i++) phones.push(await (i % 2 ? here : there).phone('li', `d_many_${i}`))
    await li.pushOne(create('household', 'r_hot', base, { code: 'hot' }))
    const outcomes = await Promise.all(
      phones.map(async (phone, i) => {
        const all = []
        for (let n = 0; n < 6; n++) {
          all.push(
            ...(await phone.push(
              create('household', `r_${i}_${n}`, base, { code: `c${i}_${n}` }),
              create('elder', `e_${i}_${n}`, care, { resident: `e${i}_${n}` }),
              patch('household', 'r_hot', { phone: [null, `138${i}${n}000000`] }),
            )),
          )
        }
        return all
      }),
    )
    for (const { outcome, problem } of outcomes.flat()) {
      expect(problem).toBeUndefined()
      expect(['applied', 'conflict']).toContain(outcome)
    }
    const [fromHere, fromThere] = [await li.everything(), await wang.everything()]
    const own = (rows: typeof fromHere) => rows.filter(({ scope }) => scope.startsWith('g:'))
    expect(own(fromHere)).toEqual(own(fromThere))
    const sent = phones.flatMap((_, i) => [0, 1, 2, 3, 4, 5].flatMap((n) => [`r_${i}_${n}`, `e_${i}_${n}`]))
    expect(fromHere.map(({ id }) => id)).toEqual(expect.arrayContaining(sent))
    const { rows } = await here.context.store.read(({ feed }) =>
      feed.after(base, 0, { rows: 10_000, bytes: 1e9 }),
    )
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(rows.length)
  })

  it('answer with a problem, not with silence, while the database is away, and go on when it is back', async () => {
    await postgres!.killHard()
    const answer = await li.call('POST', '/api/sync', li.request())
    expect([answer.status, await answer.json()]).toEqual([503, { code: 'serverBusy' }])
    await postgres!.start()
    await until(async () => (await li.call('POST', '/api/sync', li.request())).status === 200)
    expect((await wang.everything()).map(({ id }) => id)).toContain('r_hot')
    expect((await wang.pushOne(create('household', 'r_after', base, { code: 'after' }))).outcome).toBe(
      'applied',
    )
  })
})
