import { buildPage } from './build-pages.ts'
import type { Contestant, Pair, Served } from './contestant.ts'
import { benchRecords, settleRecords } from './records.ts'
import { makePlainData, servePlain } from './replicache-style.ts'

const data = '.cache/bench/data'
const space = 'g:990000000000001'

/** Replicache's client with a server as its documentation describes one, in SQLite with FULL. */
export const replicache: Contestant = {
  name: 'Replicache',
  isPeer: true,
  async prepare(sizes) {
    await buildPage('replicache', 'tests/bench/peers/pages/replicache.ts')
    for (const size of sizes) makePlainData(`${data}/plain-${size}.sqlite`, benchRecords(size), space)
    makePlainData(`${data}/plain-settle.sqlite`, settleRecords(), space)
  },
  async serve(size): Promise<Served> {
    const server = await servePlain(`${data}/plain-${size}.sqlite`, 'replicache')
    const homes = benchRecords(size).filter(({ type }) => type === 'household')
    let changed = 0
    return {
      ...server,
      cookies: [],
      async change(count) {
        const mutations = homes.slice(changed, (changed += count)).map(({ id }, n) => ({
          clientID: `mate${changed}`,
          id: n + 1,
          name: 'patch',
          args: { key: id, set: { note: '下次先打电话。' } },
        }))
        const body = JSON.stringify({ clientGroupID: 'mates', mutations })
        await fetch(`${server.url}/push`, { method: 'POST', body })
      },
    }
  },
  async pair(): Promise<Pair> {
    const { url, stop } = await servePlain(`${data}/plain-settle.sqlite`, 'replicache')
    const side = { url, cookies: [] }
    return { sides: [side, side], stop }
  },
}
