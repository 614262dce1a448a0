/** `npm run test:load -- --devices 2000 --seconds 60 [--at-once]`: what the README beside this says. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openSqliteStore } from '#server/storage/sqlite/sqlite-store.ts'
import { verifyNothingLost } from '../crash/nothing-lost.ts'
import { bundleServer, freePort, startServer } from '../server/support/server-process.ts'
import { Seeded } from '../sync/seeded.ts'
import { GridPlan } from './grid-plan.ts'
import { LoadDevice } from './load-device.ts'
import { Measured, peakMegabytes, processorSeconds } from './measured.ts'
import { prepareStreet } from './prepare-street.ts'

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    'at-once': { type: 'boolean', default: false },
    deaf: { type: 'boolean', default: false },
    profile: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const count = Number(values.devices)
const random = new Seeded(Number(values.seed))
const within = values['at-once'] ? 0 : Number(values.seconds) * 1000
const chance = () => random.below(1_000_000) / 1_000_000

const data = mkdtempSync(join(tmpdir(), 'gridwalk-load-'))
const file = join(data, 'gridwalk.sqlite')
const entry = await bundleServer()
const plan = new GridPlan(Number(values.seed))
const walkers = await prepareStreet(file, plan, count)
const node = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []
const server = await startServer({ entry, data, port: await freePort(), node })
const measured = new Measured()
const devices = walkers.map(({ account, grid, turn }) => {
  const one = new LoadDevice(account, server.url, measured, chance)
  one.device.save(plan.morning(grid, account.user, turn))
  return one
})
const sent = devices.reduce((sum, { device }) => sum + device.outbox.length, 0)

const [start, processorBefore, ownBefore] = [
  performance.now(),
  processorSeconds(server.pid),
  process.cpuUsage(),
]
await Promise.all(
  devices.map(async (device) => {
    await sleep(chance() * within)
    await device.comeOnline(!values.deaf)
  }),
)
const allSettled = performance.now() - start
while (!devices.every(({ isQuiet }) => isQuiet)) await sleep(50)
const seconds = (performance.now() - start) / 1000
const own = process.cpuUsage(ownBefore)
const processor = processorSeconds(server.pid) - processorBefore
const rows = devices.reduce((sum, { device }) => sum + device.rowsCame, 0)
const [exchanges, failed] = [measured.exchanges, measured.failed]

for (const device of devices) await device.pullLast()
for (const device of devices) device.close()
const memory = peakMegabytes(server.pid)
const code = await server.end()
const store = openSqliteStore({ file })
const sound = await verifyNothingLost(
  store,
  devices.map(({ device }) => device),
)
await store.close()
rmSync(data, { recursive: true, force: true, maxRetries: 5 })

const lines = [
  `${count} devices ${within ? `within ${within / 1000} s` : 'at once'}, one server, SQLite with FULL, on this machine`,
  `  acknowledged  ${sound.acknowledged} of ${sent} mutations, each once in the database; every copy equals it`,
  `  errors        ${failed} ${failed ? JSON.stringify(Object.fromEntries(measured.failures)) : ''}, ${measured.retries} retries`,
  `  exchanges     ${exchanges}: ${measured.exchangeTimes()}`,
  `  settled       ${measured.settledTimes()}; the last after ${(allSettled / 1000).toFixed(1)} s`,
  `  throughput    ${((sound.acknowledged + rows) / seconds).toFixed(0)} records/s over ${seconds.toFixed(1)} s (${rows} rows pulled, ${measured.pokes} pokes)`,
  `  server        ${processor.toFixed(1)} s of processor, ${((processor / exchanges) * 1000).toFixed(2)} ms per exchange, ${memory} MB; exit ${code}`,
  `  devices       ${((own.user + own.system) / 1e6).toFixed(1)} s of processor`,
]
console.log(lines.join('\n'))
if (server.said().includes('"level":50')) console.log(server.said().slice(0, 2000))
if (sound.acknowledged !== sent || code !== 0 || (within && failed)) process.exitCode = 1
