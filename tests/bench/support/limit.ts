import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gridParts, gridScope } from '#domain/record/scope.ts'
import { buildPage } from './build-pages.ts'
import { startChild } from './child.ts'
import type { Contestant, Served } from './contestant.ts'
import { makeLimitData } from './limit-data.ts'
import { benchGrid, benchRecords } from './records.ts'

const data = '.cache/bench/data'
let page = ''

/** Starts the bare server on a copy of a prepared database. */
export async function serveLimit(
  prepared: string,
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  page ||= await buildPage('limit', 'tests/bench/pages/limit.ts')
  const folder = mkdtempSync(join(tmpdir(), 'gridwalk-bench-limit-'))
  const file = join(folder, 'limit.sqlite')
  cpSync(prepared, file)
  const child = await startChild('tests/bench/servers/limit-server.ts', [file, resolve(page)])
  return {
    url: child.url,
    pid: child.pid,
    async stop() {
      await child.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export const limit: Contestant = {
  name: 'limit',
  isPeer: false,
  finds: 'limit',
  async prepare(sizes) {
    mkdirSync(data, { recursive: true })
    for (const size of sizes) {
      const scopes = gridParts.map((part) => gridScope(benchGrid, part))
      makeLimitData(`${data}/limit-${size}.sqlite`, benchRecords(size), scopes)
    }
  },
  async serve(size): Promise<Served> {
    const server = await serveLimit(`${data}/limit-${size}.sqlite`)
    const homes = benchRecords(size).filter(({ type }) => type === 'household')
    let changed = 0
    return {
      ...server,
      cookies: [],
      async change(count) {
        const mutations = homes.slice(changed, (changed += count)).map(({ id, type, scope, body }, n) => ({
          uid: `m_mate_${changed}_${n}`,
          type,
          record: id,
          scope,
          body: { ...body, note: '下次先打电话。' },
        }))
        await fetch(`${server.url}/push`, { method: 'POST', body: JSON.stringify({ mutations }) })
      },
    }
  },
}
