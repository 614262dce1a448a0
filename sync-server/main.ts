import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openData } from './open-data.ts'
import { openServer } from './open-server.ts'
import { seedInventedStreet } from './tasks/seed-street.ts'

const config = readConfig(process.env)
const logger = pino({ level: config.logLevel })
const context = await openData(config.data, () =>
  openServer({ file: join(config.data, 'gridwalk.sqlite'), database: config.database, log: logger }),
)
const isEmpty = await context.store.read(async ({ users }) => (await users.all()).length === 0)
const accounts = isEmpty && config.demo ? await seedInventedStreet(context) : []

const server = createApp(context, logger, config).listen(config.port, config.host, (error) => {
  if (error) throw error
  const { port } = server.address() as AddressInfo
  const lines = [
    '',
    `网格行 Gridwalk  http://localhost:${port}`,
    ...addresses().map((address) => `                http://${address}:${port}`),
  ]
  if (!config.app) lines.push('The app is not built: only /api is served.')
  if (accounts.length) lines.push('', '演示账号 Demo accounts (invented people):')
  for (const { username, password, name, role } of accounts)
    lines.push(`  ${username.padEnd(13)} ${password}  ${name} ${role}`)
  if (isEmpty && !config.demo) lines.push('There are no accounts yet: node dist/server/create-user.js --help')
  console.log(`${lines.join('\n')}\n`)
})
// Long enough for a slow line, short enough for a phone that has gone.
server.requestTimeout = 120_000
// Longer than a proxy or a phone keeps a line that is idle: it must be they who end it, or a request meets its end.
server.keepAliveTimeout = 90_000

/** Lets answers that are on their way arrive, then closes the database. */
function stop(): void {
  server.close(() => void context.store.close().then(() => process.exit(0)))
  // Streams of events never end by themselves.
  setTimeout(() => server.closeAllConnections(), 1000).unref()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

function addresses(): string[] {
  if (config.host !== '0.0.0.0') return []
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}
