import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openServer } from './open-server.ts'

const config = readConfig(process.env)
const logger = pino({ level: config.logLevel })
mkdirSync(config.data, { recursive: true })
const { context, accounts } = await openServer({ file: join(config.data, 'gridwalk.sqlite'), log: logger })

const server = createApp(context, logger, config).listen(config.port, config.host, (error) => {
  if (error) throw error
  const { port } = server.address() as AddressInfo
  console.log(`\n网格行 Gridwalk: http://localhost:${port}`)
  for (const address of addresses()) console.log(`                 http://${address}:${port}`)
  if (!config.app) console.log('The app is not built: only /api is served.')
  if (accounts.length) {
    console.log('\n演示账号 Demo accounts:')
    for (const { username, password, name, role } of accounts) console.log(`  ${username}  ${password}  ${name} (${role})`)
  }
  console.log('')
})
// Long enough for a slow line, short enough for a phone that has gone.
server.requestTimeout = 120_000

/** Lets answers that are on their way arrive, then closes the database. */
function stop(): void {
  server.close(() => void context.store.close().then(() => process.exit(0)))
  // Streams of events never end by themselves.
  setTimeout(() => server.closeAllConnections(), 1000).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

function addresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return config.host === '0.0.0.0' ? all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address) : []
}
