/** `npm run test:kills -- --kills 500 --postgres 50 --seed 7`: what the README beside this says. */
import { parseArgs } from 'node:util'
import { bundleServer } from '../server/support/server-process.ts'
import { killFirstStart } from './kill-first-start.ts'
import { killPostgres } from './kill-postgres.ts'
import { killServer } from './kill-server.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    postgres: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    devices: { type: 'string', default: '6' },
  },
})
const [kills, seed, devices] = [Number(values.kills), Number(values.seed), Number(values.devices)]
const say = (line: string) => console.log(line)

say(`seed ${seed} (repeat this run with --seed ${seed})`)
const entry = await bundleServer()
const start = performance.now()
if (kills > 0) {
  const killed = await killServer({ entry, kills, seed, devices, loadMs: 300, checkEvery: 25, say })
  const seconds = Math.round((performance.now() - start) / 1000)
  say(
    `server on SQLite: ${kills} kills (${killed.whileStarting} while it started), ${killed.unanswered} exchanges cut, ` +
      `${killed.acknowledged} mutations acknowledged, none lost, none twice, every start clean; ${seconds} s`,
  )
  const first = Math.ceil(kills / 25)
  await killFirstStart(entry, first, seed)
  say(`first start: ${first} kills, every next start has the whole street`)
}

const onPostgres = Number(values.postgres)
if (onPostgres > 0) {
  const from = performance.now()
  const killed = await killPostgres({
    entry,
    kills: onPostgres,
    seed,
    devices,
    loadMs: 1000,
    checkEvery: 10,
    say,
  })
  const seconds = Math.round((performance.now() - from) / 1000)
  if (killed)
    say(
      `PostgreSQL: ${onPostgres} kills, ${killed.serverKills} of them with the server, ${killed.acknowledged} mutations ` +
        `acknowledged, none lost, none twice; devices were told ${JSON.stringify([...killed.told])}; ${seconds} s`,
    )
}
