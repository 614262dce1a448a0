import { createHash } from 'node:crypto'
import { Problem } from '#domain/problem.ts'
import type { SessionRequest, SessionUser } from '#domain/sync/protocol.ts'
import type { AuditEntry, StoredUser } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'
import { spellUsername } from './create-user.ts'
import { isPassword } from './password.ts'
import { countTry, failureKey, ownDevice, uncountTry } from './sign-in-limits.ts'

export interface OpenedSession {
  /** For the cookie; the server keeps only its hash. */
  readonly token: string
  readonly expiresAt: number
  readonly user: SessionUser
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

export const sessionUser = ({ id, name, role }: StoredUser): SessionUser => ({ id, name, role })

/**
 * Opens a session. A wrong name and a wrong password get one answer after one time.
 * @throws Problem signInFailed, tooManyAttempts, deviceRevoked
 */
export async function signIn(
  context: ServerContext,
  { username, password, device }: SessionRequest,
  { address, sessionMs }: { address: string | null; sessionMs: number },
): Promise<OpenedSession> {
  const { store, clock } = context
  const spelt = spellUsername(username)
  const { allowed, found, accountKey, addressKey } = await store.write(async (tables) => {
    const now = clock()
    const found = await tables.users.byUsername(spelt)
    // A phone that was signed in before counts for itself: nobody else can close it by guessing elsewhere.
    const isKnown = found !== null && (await tables.devices.get(device.id, found.id)) !== null
    const accountKey = failureKey('account', isKnown ? ownDevice(spelt, device.id) : spelt)
    const addressKey = isKnown || address === null ? null : failureKey('address', address)
    const account = await countTry(tables.failures, accountKey, now)
    const place = addressKey === null || (await countTry(tables.failures, addressKey, now))
    return { allowed: account && place, found, accountKey, addressKey }
  })
  const audit = (result: AuditEntry['result'], why: string | null): AuditEntry => ({
    at: clock(),
    user: found?.id ?? null,
    device: device.id,
    address,
    action: 'session.open',
    object: null,
    result,
    details: why ? { why } : {},
  })
  const refuse = async (code: 'signInFailed' | 'tooManyAttempts' | 'deviceRevoked') => {
    await store.write((tables) => tables.audit.add(audit('refused', code)))
    return new Problem(code)
  }
  if (!allowed) throw await refuse('tooManyAttempts')
  const isRight = await isPassword(password, found && found.disabledAt === null ? found.passwordHash : null)
  if (!found || !isRight) throw await refuse('signInFailed')

  const token = Buffer.from(context.random(new Uint8Array(32))).toString('base64url')
  const createdAt = clock()
  const expiresAt = createdAt + sessionMs
  const isRevoked = await store.write(async (tables) => {
    const known = await tables.devices.get(device.id, found.id)
    if (known?.revokedAt != null) return true
    await tables.failures.clear(accountKey)
    if (addressKey !== null) await uncountTry(tables.failures, addressKey)
    await tables.sessions.removeExpired(createdAt)
    await tables.sessions.insert({
      tokenHash: tokenHash(token),
      user: found.id,
      device: device.id,
      createdAt,
      expiresAt,
    })
    const news = {
      id: device.id,
      user: found.id,
      appVersion: '',
      schema: 0,
      skewMs: 0,
      outboxCount: 0,
      oldestPendingAt: null,
    }
    const never = { digestFailures: 0, digestFailedAt: null, revokedAt: null }
    await tables.devices.put({ ...never, ...(known ?? news), name: device.name, lastSeenAt: createdAt })
    await tables.audit.add(audit('done', null))
    return false
  })
  if (isRevoked) throw await refuse('deviceRevoked')
  return { token, expiresAt, user: sessionUser(found) }
}
