import { Problem } from '#domain/problem.ts'
import type { ServerContext } from '../server-context.ts'
import { failureKey, ownDevice } from './sign-in-limits.ts'
import { hashPassword, isStrongPassword } from './password.ts'
import { spellUsername } from './create-user.ts'

/**
 * Gives an account a new password, ends its sessions and opens it again if wrong tries had closed it. What its
 * devices hold is not touched. @throws Problem weakPassword, notFound
 */
export async function setPassword(
  { store, clock }: ServerContext,
  username: string,
  password: string,
  by: { user: string | null; address: string | null },
): Promise<void> {
  if (!isStrongPassword(password)) throw new Problem('weakPassword')
  const passwordHash = await hashPassword(password)
  const spelt = spellUsername(username)
  await store.write(async ({ users, sessions, failures, devices, audit }) => {
    const user = await users.byUsername(spelt)
    if (!user) throw new Problem('notFound')
    await users.put({ ...user, passwordHash })
    await sessions.endAll({ user: user.id })
    await failures.clear(failureKey('account', spelt))
    for (const { id } of await devices.ofUsers([user.id]))
      await failures.clear(failureKey('account', ownDevice(spelt, id)))
    const what = { action: 'user.setPassword', object: user.id, result: 'done', details: {} } as const
    await audit.add({ at: clock(), device: null, ...by, ...what })
  })
}
