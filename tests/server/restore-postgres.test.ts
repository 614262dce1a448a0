import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from '#tests/support/postgres.ts'
import { Operator } from './support/operator.ts'
import { create } from './support/phone.ts'
import { bundleServer } from './support/server-process.ts'

const postgres = await openPostgres()
afterAll(() => postgres?.remove(), 60_000)

describe.skipIf(!postgres)('with the data in PostgreSQL', () => {
  let at: Operator
  let url: string
  beforeAll(async () => {
    url = await postgres!.freshDatabase()
    at = new Operator(await bundleServer())
    at.env = { DATABASE_URL: url }
    await at.start()
    const wang = await at.phone('wang')
    await wang.push(
      create('household', 'r_1', 'g:07/base', { code: 'A1' }),
      create('household', 'r_2', 'g:07/base', { note: await at.photo(wang) }),
    )
  }, 120_000)
  afterAll(() => at?.end())

  it('a backup is made while the server works, and a server without PostgreSQL can take it over', () => {
    expect(at.run('backup', [at.copies])).toMatchObject({ code: 0 })
    expect(at.run('verify', [at.copies])).toMatchObject({ code: 0 })
    expect(at.run('restore', [at.copies])).toMatchObject({
      code: 1,
      said: expect.stringContaining('pg_restore') as string,
    })
    at.env = { GRIDWALK_DATA: join(at.home, 'elsewhere') }
    expect(at.run('restore', [at.copies])).toMatchObject({ code: 0 })
    expect(at.run('verify')).toMatchObject({ code: 0 })
    at.env = { DATABASE_URL: url }
  })

  it('verify looks at every row, and names what is wrong', async () => {
    expect(at.run('verify')).toMatchObject({ code: 0, said: expect.stringContaining('2 records') as string })
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`update scope set "digestA" = "digestA" + 1 where id = 'g:07/base'`)
    await client.query(`update feed set rev = 9 where record = 'r_1'`)
    await client.end()
    const { code, said } = at.run('verify')
    expect(code).toBe(1)
    expect(said).toContain('its digest is not that of its records')
    expect(said).toContain('the feed says 9')
  })
})
