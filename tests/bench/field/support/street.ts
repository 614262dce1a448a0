import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gridParts, gridScope } from '#domain/record/scope.ts'
import { openServer } from '#server/open-server.ts'
import { gridAreas } from '#server/tasks/invented-street/area.ts'
import { Phone } from '#tests/e2e/support/phone.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

/** Nobody in the product has a whole street on a phone: for this bench a worker is given all its grids. */
const username = 'worker09'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** How many times slower than this machine the phone computes. */
export const slowdown = 4

export interface Street {
  readonly phone: Phone
  /** A page with nothing on it, for scale. */
  readonly emptyUrl: string
}

let open: { street: Street; server: TestServer; empty: Server } | undefined

/** The invented street on a phone that has everything and opens offline. Made at the first call. */
export async function wholeStreet(say: (text: string) => void): Promise<Street> {
  if (open) return open.street
  say('a server with the invented street')
  const server = await startServer()
  await grantAll(server)
  const empty = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>-</title><main></main>'),
  )
  empty.listen(0, '127.0.0.1')
  await once(empty, 'listening')
  say('its first sync')
  const phone = await Phone.switchOn(server.url)
  await phone.signIn(username)
  await phone.untilKeptOffline()
  await phone.untilAllDelivered()
  const street = { phone, emptyUrl: `http://127.0.0.1:${(empty.address() as AddressInfo).port}/` }
  open = { street, server, empty }
  return street
}

async function grantAll({ data }: TestServer): Promise<void> {
  const { store } = await openServer({ file: join(data, 'gridwalk.sqlite'), log: silent })
  await store.write(async ({ users, grants }) => {
    const user = (await users.all()).find((one) => one.username === username)!.id
    for (const { code } of gridAreas)
      for (const part of gridParts) await grants.give({ user, scope: gridScope(code, part), role: 'worker' })
  })
  await store.close()
}

export async function closeStreet(): Promise<void> {
  await open?.street.phone.switchOff()
  open?.empty.close()
  await open?.server.stop()
  open = undefined
}

/** The phone's browser closed and opened again, with no network and a slow processor; nothing loaded yet. */
export async function coldPhone({ phone }: Street): Promise<void> {
  await phone.close()
  await phone.start({ offline: true })
  // What tsx adds to functions with a name, also to those that a page is given.
  await phone.page.addInitScript('globalThis.__name = (named) => named')
  await slowDown(phone)
}

/** From now on the page's own thread computes so many times slower. */
export async function slowDown({ page }: Phone, rate = slowdown): Promise<void> {
  const line = await page.context().newCDPSession(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate })
}
