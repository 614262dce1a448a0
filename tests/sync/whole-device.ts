import { expect } from 'vitest'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { Device } from '#sync/device.ts'
import type { TestServer } from './test-server.ts'

/** What a device shows, in a form that two devices, or two openings of one, can be compared in. */
export const shown = (device: Device): Map<string, string> => {
  const all = [...device.scopes().keys()].flatMap((scope) => device.records.inScope(scope))
  return new Map(
    all
      .map((one): [string, string] => [
        one.id,
        `${one.scope} ${one.rev} ${contentHash(one)} ${one.pending.join()}`,
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The device holds exactly what the server has in the scopes granted to its user (L1). */
export async function expectEqualToServer(device: Device, server: TestServer): Promise<void> {
  const grants = await server.context.store.read(({ grants }) => grants.ofUser(device.user.id))
  const expected = new Map<string, string>()
  for (const { scope } of grants) {
    for (const [id, { rev, body, type, state }] of await server.scope(scope)) {
      expected.set(id, `${scope} ${rev} ${contentHash({ type, state, body })} `)
    }
  }
  expect([...device.scopes().keys()].sort()).toEqual(grants.map(({ scope }) => scope).sort())
  expect(Object.fromEntries(shown(device))).toEqual(
    Object.fromEntries([...expected].sort(([a], [b]) => (a < b ? -1 : 1))),
  )
  expect(device.records.size).toBe(expected.size)
}
