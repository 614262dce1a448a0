import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEvents, type Poke, type ServerEvents } from '#server/services/server-events.ts'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import type { Notices, Store } from '#server/storage/store.ts'
import { record } from '../contract/store-contract.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
const base = 'g:07/base'
const times = { quickMs: 5, slowMs: 10_000 }

let folder: string
let [store, far]: [Store, Store] = [null!, null!]
let heard: Poke[]
let looks: number
const stops: (() => void)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gridwalk-heads-'))
  ;[store, far] = [1, 2].map(() =>
    openSqliteStore({ file: join(folder, 'db.sqlite'), synchronous: 'OFF' }),
  ) as [Store, Store]
  heard = []
  looks = 0
})
afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await Promise.all([store.close(), far.close()])
  rmSync(folder, { recursive: true })
})

const commit = (on: Store, id: string, scope = base) =>
  on.write(({ records }) => records.put(record(id, { scope }), null, 1))

/** A server that is listened to by somebody of this scope; counts how often it looks at the heads. */
function server(notices: Notices | null = null): ServerEvents {
  const counted: Store = {
    ...store,
    notices,
    read: async (work) => {
      const result = await store.read(work)
      looks++
      return result
    },
  }
  const events = createEvents({ store: counted, log, times })
  stops.push(
    events.subscribe(
      (poke) => heard.push(poke),
      () => [base],
    ),
  )
  return events
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const looksMore = (more = 2, from = looks) => until(() => looks >= from + more)

describe('a server without notices', () => {
  it('hears by the heads what another process committed', async () => {
    server()
    await looksMore()
    await commit(far, 'r_1')
    await until(() => heard.length > 0)
    expect(heard).toEqual([{ scopes: [base], device: null }])
    await commit(far, 'r_2')
    await until(() => heard.length > 1)
  })

  it('does not tell twice what it told itself, nor what nobody listens for', async () => {
    const events = server()
    await looksMore()
    await commit(far, 'r_3', 'g:09/base')
    await commit(store, 'r_1')
    events.poke({ scopes: [base], device: 'd_1' })
    await looksMore()
    expect(heard).toEqual([{ scopes: [base], device: 'd_1' }])
  })

  it('looks at nothing while nobody listens', async () => {
    server()
    await looksMore()
    for (const stop of stops.splice(0)) stop()
    await looksMore(0)
    const before = looks
    await commit(far, 'r_1')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(looks).toBeLessThanOrEqual(before + 1)
    expect(heard).toEqual([])
  })
})

describe('a server with notices', () => {
  it('looks at once when the line is there again, and tells what it missed', async () => {
    let line: (is: boolean) => void = () => {}
    let hear: (poke: Poke) => void = () => {}
    const sent: Poke[] = []
    const events = server({
      send: (notice) => void sent.push(notice),
      listen(hears, changed) {
        ;[hear, line] = [hears, changed]
        return () => {}
      },
    })
    line(true)
    await looksMore(1)
    hear({ scopes: [base], device: 'd_far' })
    events.poke({ scopes: [base], device: 'd_here' })
    expect(heard.map(({ device }) => device)).toEqual(['d_far', 'd_here'])
    expect(sent).toEqual([{ scopes: [base], device: 'd_here' }])
    await commit(far, 'r_1')
    line(false)
    line(true)
    await until(() => heard.length > 2)
    expect(heard[2]).toEqual({ scopes: [base], device: null })
  })
})
