import { Problem } from '#domain/problem.ts'
import type { ServerContext } from '../server-context.ts'
import { spellUsername } from './create-user.ts'

/**
 * Shuts out one device of a person, or all of them: every request is answered with 410 from now on, and what was
 * not sent stays on the device. Returns how many. @throws Problem notFound
 */
export async function revokeDevices(
  { store, clock }: ServerContext,
  username: string,
  device: string | null,
  by: { user: string | null; address: string | null },
): Promise<number> {
  return store.write(async ({ users, devices, audit }) => {
    const user = await users.byUsername(spellUsername(username))
    if (!user) throw new Problem('notFound')
    const all = await devices.ofUsers([user.id])
    const chosen = all.filter(({ id, revokedAt }) => revokedAt === null && (device === null || id === device))
    if (!chosen.length) throw new Problem('notFound')
    for (const one of chosen) {
      await devices.put({ ...one, revokedAt: clock() })
      const what = {
        action: 'device.revoke',
        object: one.id,
        result: 'done',
        details: { user: user.id },
      } as const
      await audit.add({ at: clock(), device: null, ...by, ...what })
    }
    return chosen.length
  })
}
