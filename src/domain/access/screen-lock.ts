/** DOMAIN 8.3: so many wrong tries in a row, and the password is asked for again. */
export const wrongPinsAllowed = 5

const hiddenMs = 5 * 60_000
const idleMs = 30 * 60_000

export interface Away {
  /** Milliseconds by this device's clock, like the two below. */
  readonly now: number
  /** Since when the app has been in the background; null while it is looked at. */
  readonly hiddenAt: number | null
  /** The last touch or key. */
  readonly activeAt: number
}

/**
 * Whether the app asks for its PIN: after 5 minutes in the background or 30 without a touch (DOMAIN 8.3). A clock
 * that was set back proves nothing about the time that passed: then it asks, too.
 */
export function isLockDue({ now, hiddenAt, activeAt }: Away): boolean {
  if (now < activeAt || (hiddenAt !== null && now < hiddenAt)) return true
  return now - activeAt >= idleMs || (hiddenAt !== null && now - hiddenAt >= hiddenMs)
}

/** What is wrong with a new PIN; null when it will do. Four to eight digits, not all alike and not in a row (own design). */
export function pinIssue(pin: string): 'digits' | 'easy' | null {
  if (!/^\d{4,8}$/.test(pin)) return 'digits'
  const digits = Array.from(pin, Number)
  const steps = new Set(digits.slice(1).map((digit, i) => digit - digits[i]!))
  const [step] = steps
  return steps.size === 1 && Math.abs(step!) <= 1 ? 'easy' : null
}
