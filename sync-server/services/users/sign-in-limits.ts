import { createHash } from 'node:crypto'
import type { SignInFailureTable } from '../../storage/store.ts'

const minute = 60_000
const lockMs = 15 * minute
const forgetMs = 15 * minute

/** Many colleagues share one address in an office; one account is one person's. */
export const mostTries = { account: 5, address: 50 } as const

/** What is counted instead of an account when its own device tries. */
export const ownDevice = (username: string, device: string): string => `${username}\n${device}`

/** Names and addresses are counted, not kept: someone may have typed a password as the name. */
export const failureKey = (kind: keyof typeof mostTries, text: string): string =>
  `${kind}:${createHash('sha256').update(text).digest('hex')}`

/**
 * Counts a try before it is checked, so that many at once are not one. False when this account or address has
 * used up its tries: five wrong ones close an account for 15 minutes.
 */
export async function countTry(failures: SignInFailureTable, key: string, now: number): Promise<boolean> {
  const before = await failures.get(key)
  if (before?.lockedUntil != null && before.lockedUntil > now) return false
  const goesOn = before && before.lockedUntil === null && now - before.firstAt < forgetMs
  const count = goesOn ? before.count + 1 : 1
  const most = mostTries[key.slice(0, key.indexOf(':')) as keyof typeof mostTries]
  const lockedUntil = count >= most ? now + lockMs : null
  await failures.put({ key, count, firstAt: goesOn ? before.firstAt : now, lockedUntil })
  return true
}

/** A try that was right is none of the wrong ones. */
export async function uncountTry(failures: SignInFailureTable, key: string): Promise<void> {
  const before = await failures.get(key)
  if (before) await failures.put({ ...before, count: Math.max(0, before.count - 1) })
}
