import { randomBytes } from 'node:crypto'
import { tokenHash } from '#server/services/users/sign-in.ts'
import { addUser } from '#server/services/users/create-user.ts'
import type { ServerContext } from '#server/services/server-context.ts'
import type { Tables } from '#server/storage/store.ts'
import type { UserRole } from '#server/storage/stored.ts'

/** A person with a phone and a session that a test need not open. */
export interface SignedIn {
  readonly user: string
  readonly device: string
  readonly cookie: string
}

const halfDay = 43_200_000

/** Makes an account without a password, and its session: thousands of slow hashes are no part of what is tried. */
export async function signedIn(
  tables: Tables,
  { clock, random }: Pick<ServerContext, 'clock' | 'random'>,
  name: string,
  grants: Readonly<Record<string, UserRole>>,
): Promise<SignedIn> {
  const [user, device, token] = [`u_${name}`, `d_${name}`, randomBytes(32).toString('base64url')]
  const now = clock()
  const account = { id: user, username: name, name, role: 'worker', passwordHash: 'none' } as const
  await addUser(tables, account, { now, random })
  for (const [scope, role] of Object.entries(grants)) await tables.grants.give({ user, scope, role })
  await tables.sessions.insert({
    tokenHash: tokenHash(token),
    user,
    device,
    createdAt: now,
    expiresAt: now + halfDay,
  })
  return { user, device, cookie: `gridwalk=${token}` }
}
