import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#server/storage/postgres/postgres-store.ts'
import type { Store } from '#server/storage/store.ts'
import { openPostgres } from '#tests/support/postgres.ts'
import { record } from './store-contract.ts'

const postgres = await openPostgres()
afterAll(() => postgres?.remove(), 60_000)

let url: string

/** A connection of somebody else. */
async function operator(): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function tell(statement: string): Promise<Record<string, unknown>[]> {
  const client = await operator()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

async function withStore(
  work: (store: Store) => Promise<void>,
  options: { connections?: number; patience?: number } = {},
): Promise<void> {
  const store = await openPostgresStore({ url, ...options })
  await work(store).finally(() => store.close())
}

const put = (store: Store, id: string, scope = 'g:07/base') =>
  store.write(({ records }) => records.put(record(id, { scope }), null, 1))

describe.skipIf(!postgres)('PostgreSQL alone', () => {
  beforeEach(async () => {
    url = await postgres!.freshSchema()
  })

  it('[P4] waits for the disk at every commit, whatever the database’s own setting is', async () => {
    await withStore(async () => {})
    await tell(`create function tell_setting() returns trigger language plpgsql as
      $$ begin new.value := current_setting('synchronous_commit'); return new; end $$;
      create trigger tell_setting before insert on meta for each row execute function tell_setting()`)
    await tell('alter database postgres set synchronous_commit = off')
    try {
      expect(await tell(`select current_setting('synchronous_commit') as now`)).toEqual([{ now: 'off' }])
      await withStore(async (store) => {
        await store.write(({ meta }) => meta.set('said', ''))
        expect(await store.read(({ meta }) => meta.get('said'))).toBe('on')
      })
    } finally {
      await tell('alter database postgres reset synchronous_commit')
    }
  })

  it('[P4] is not used when the whole server does not wait for its disk', async () => {
    await tell('alter system set fsync = off')
    await tell('select pg_reload_conf()')
    try {
      await expect(
        (async () => {
          // The server tells its processes in its own time.
          for (;;) await (await openPostgresStore({ url })).close()
        })(),
      ).rejects.toThrow(/fsync=off/)
    } finally {
      await tell('alter system reset fsync')
      await tell('select pg_reload_conf()')
      await expect
        .poll(async () => (await tell(`select current_setting('fsync') as now`))[0])
        .toEqual({ now: 'on' })
    }
  })

  it('has its tables made once, however many servers start at the same time', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore({ url })))
    await Promise.all(stores.map((store, i) => put(store, `r_${i}`)))
    expect(await tell('select count(*)::int as n from tables')).toEqual([{ n: 1 }])
    await Promise.all(stores.map((store) => store.close()))
  })

  it('refuses a database of a later server, in words', async () => {
    await withStore(async () => {})
    await tell('update tables set version = 99')
    await expect(openPostgresStore({ url })).rejects.toThrow(/version 99; this server knows \d+/)
  })

  it('keeps the audit trail from whoever opens the database', async () => {
    await withStore(async (store) => {
      const who = { user: null, device: null, address: null, object: null }
      await store.write(({ audit }) => audit.add({ at: 1, ...who, action: 'a', result: 'done', details: {} }))
      for (const statement of ['delete from audit', `update audit set action = 'b'`, 'truncate audit'])
        await expect(tell(statement)).rejects.toThrow('append-only')
      expect(await store.read(({ audit }) => audit.list({ limit: 9 }))).toHaveLength(1)
    })
  })

  it('[P3] takes any text that a device may send, and gives bodies and payloads back as they were', async () => {
    await withStore(async (store) => {
      const hostile = { a: '\0', b: '\ud800x', c: '\uf8ff0000 \uf8ffd800', d: '\\u0000', e: '"\\\0\\' }
      const mutation = {
        uid: 'm_1',
        user: 'u_li',
        device: 'd_1',
        ordinal: 1,
        receivedAt: 1,
        deviceTime: 1,
        skewMs: 0.5,
        schema: 0,
        type: 'no\0type',
        op: '\ud800',
        record: `r\0${'x'.repeat(100_000)}`,
        scope: 'holding',
        payload: hostile,
        outcome: { outcome: 'parked' },
        revAfter: null,
      } as const
      await store.write(async ({ records, mutations }) => {
        await records.put(record('r_1', { body: { code: 'c', ...hostile } }), null, 1)
        await mutations.insert(mutation)
      })
      const [body, kept, found] = await store.read(async ({ records, mutations }) => [
        (await records.get('r_1'))!.body,
        (await mutations.get('m_1'))!.payload,
        await records.all({ scopes: ['g:07/base'], type: 'household', where: { code: 'c' } }),
      ])
      expect([body, kept]).toEqual([{ code: 'c', ...hostile }, hostile])
      expect(found).toHaveLength(1)
      expect(await store.read(({ records }) => records.get('r\0'))).toBeNull()
    })
  })

  it('tells that it is busy when a scope is not let go of in time', async () => {
    await withStore(
      async (store) => {
        await put(store, 'r_1')
        const other = await operator()
        await other.query('begin')
        await other.query('select from scope for update')
        await expect(put(store, 'r_2')).rejects.toMatchObject({ code: 'serverBusy' })
        await put(store, 'r_3', 'g:09/base')
        await other.query('commit')
        await put(store, 'r_2')
        await other.end()
      },
      { patience: 300 },
    )
  })

  it('tells that it is busy when all connections are in use', async () => {
    await withStore(
      async (store) => {
        let letGo = () => {}
        const waits = new Promise<void>((resolve) => (letGo = resolve))
        const slow = store.read(() => waits)
        await expect(put(store, 'r_1')).rejects.toMatchObject({ code: 'serverBusy' })
        letGo()
        await slow
        await put(store, 'r_1')
      },
      { connections: 1, patience: 300 },
    )
  })

  it('[P2] outlives connections that are lost between and within transactions', async () => {
    await withStore(async (store) => {
      const hangUp = () =>
        tell(`select pg_terminate_backend(pid) from pg_stat_activity
              where application_name = 'gridwalk' and datname = current_database()`)
      await put(store, 'r_1')
      await hangUp()
      await put(store, 'r_2')
      let runs = 0
      await store.write(async ({ records }) => {
        await records.put(record('r_3'), null, 1)
        if (++runs === 1) await hangUp()
        await records.get('r_1')
      })
      expect(runs).toBeGreaterThan(1)
      const { rows } = await store.read(({ feed }) => feed.after('g:07/base', 0, { rows: 9, bytes: 1e6 }))
      expect(rows.map(({ id, seq }) => [id, seq])).toEqual([
        ['r_1', 1],
        ['r_2', 2],
        ['r_3', 3],
      ])
    })
  })

  it('[P4] keeps what it acknowledged when the database is killed under load', async () => {
    await withStore(async (store) => {
      const acknowledged: string[] = []
      const write = async (writer: number) => {
        for (let n = 0; ; n++) {
          const id = `r_${writer}_${n}`
          await put(store, id, `g:0${writer % 2}/base`)
          acknowledged.push(id)
        }
      }
      const ends = Promise.allSettled([0, 1, 2, 3].map(write))
      while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5))
      await postgres!.killHard()
      for (const end of await ends) expect(end).toMatchObject({ reason: { code: 'serverBusy' } })
      await postgres!.start()
      const kept = await store.read(({ records }) => records.many(acknowledged))
      expect(kept).toHaveLength(acknowledged.length)
    })
  })

  it('is not there: that is told, and nothing waits for it', async () => {
    await expect(openPostgresStore({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
      code: 'serverBusy',
    })
  })
})
