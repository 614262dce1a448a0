import { Problem } from '#domain/problem.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { ServerContext } from '../server-context.ts'
import { sessionUser, tokenHash } from './sign-in.ts'

/** Who is behind a request. */
export interface Caller {
  readonly user: SessionUser
  /** The device the session was opened on. */
  readonly device: string
  readonly address: string | null
  readonly tokenHash: string
}

/**
 * The caller behind a session's token; null when there is no such session, it is over, or the account is closed.
 * @throws Problem deviceRevoked
 */
export async function readSession(
  { store, clock }: ServerContext,
  token: string,
  address: string | null,
): Promise<Caller | null> {
  const hash = tokenHash(token)
  return store.read(async ({ sessions, users, devices }) => {
    const session = await sessions.get(hash)
    if (!session || session.expiresAt <= clock()) return null
    const user = await users.get(session.user)
    if (!user || user.disabledAt !== null) return null
    const device = await devices.get(session.device, user.id)
    if (device?.revokedAt != null) throw new Problem('deviceRevoked')
    return { user: sessionUser(user), device: session.device, address, tokenHash: hash }
  })
}

/** Ends a session; nothing happens when it is already over. */
export async function endSession(
  { store, clock }: ServerContext,
  { tokenHash: hash, user, device, address }: Caller,
): Promise<void> {
  await store.write(async ({ sessions, audit }) => {
    await sessions.end(hash)
    const what = { action: 'session.end', object: null, result: 'done', details: {} } as const
    await audit.add({ at: clock(), user: user.id, device, address, ...what })
  })
}
