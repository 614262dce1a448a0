import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { writeGroups } from '#server/storage/sqlite/write-groups.ts'
import type { Store } from '#server/storage/store.ts'

const base = 'g:07/base'

describe('writers that come at once', () => {
  let folder: string
  let store: Store
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gridwalk-commits-'))
    store = openSqliteStore({ file: join(folder, 'gridwalk.sqlite') })
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  const add = (n: number, fails = false) =>
    store.write(async ({ records }) => {
      const record = {
        id: `r_${n}`,
        type: 'household',
        scope: base,
        rev: 1,
        state: 'live',
        body: {},
      } as const
      const by = { createdBy: 'u', createdAt: 1, updatedBy: 'u', updatedAt: 1 }
      await records.put({ ...record, ...by }, null, 1)
      if (fails) throw new Error(`no ${n}`)
      return n
    })

  it('[C1] [P3] are carried out one after the other, and one that throws leaves nothing behind', async () => {
    const ends = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => add(n, n % 7 === 3)))
    ends.forEach((end, n) => expect(end.status).toBe(n % 7 === 3 ? 'rejected' : 'fulfilled'))
    const { rows } = await store.read(({ feed }) => feed.after(base, 0, { rows: 1000, bytes: 1e9 }))
    const kept = Array.from({ length: 100 }, (_, n) => n).filter((n) => n % 7 !== 3)
    expect(rows.map(({ id }) => id)).toEqual(kept.map((n) => `r_${n}`))
    expect(rows.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1))
    const head = (await store.read(({ feed }) => feed.heads([base]))).get(base)
    expect(head).toMatchObject({ seq: kept.length, count: kept.length })
  })
})

describe('a group of writers', () => {
  const statements: string[] = []
  const trx = { executeQuery: async ({ sql }: { sql: string }) => void statements.push(sql) } as never

  it('[P4] hears of success only after the commit they share, and of its failure all of them', async () => {
    const said: string[] = []
    let commits = 0
    const write = writeGroups(async (work) => {
      await work(trx)
      said.push(`commit ${++commits}`)
      if (commits === 2) throw new Error('the disk is full')
    })
    const told = async (name: string) => {
      said.push(await write(async () => name))
    }
    await Promise.all(['a', 'b', 'c'].map(told))
    expect(said).toEqual(['commit 1', 'a', 'b', 'c'])
    const second = await Promise.allSettled(['d', 'e'].map((name) => write(async () => name)))
    expect(second.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await write(async () => 'f')).toBe('f')
  })

  it('is told, too, when the transaction could not even begin', async () => {
    let tries = 0
    const write = writeGroups(async (work) => {
      if (++tries === 1) throw new Error('locked')
      await work(trx)
    })
    const all = await Promise.allSettled([write(async () => 1), write(async () => 2)])
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await write(async () => 3)).toBe(3)
  })

  it('lets those who read come in between, however many write', async () => {
    const sizes: number[] = []
    const write = writeGroups(async (work) => {
      const before = statements.length
      await work(trx)
      sizes.push((statements.length - before) / 2)
    })
    await Promise.all(Array.from({ length: 100 }, (_, n) => write(async () => n)))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(100)
  })
})
