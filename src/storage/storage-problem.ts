import { Problem } from '#domain/problem.ts'

const full = /quota|disk is full|no space/i

/** Names under which a database refuses work; anything else is a bug and stays what it is. */
const refusals = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidAccessError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'OpenFailedError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'UpgradeNeededError',
])

/**
 * What a failed database operation means to a person. Dexie wraps the browser's error, sometimes twice
 * (`inner`, `failures`), and a full disk may show only as an abort.
 */
export function asStorageProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  const chain = unwrap(error)
  if (chain.some((one) => full.test(`${one.name} ${one.message}`))) {
    return new Problem('storageFull', {}, { cause: error })
  }
  if (chain.some((one) => one.name === 'VersionError'))
    return new Problem('storageNewer', {}, { cause: error })
  if (chain.some((one) => refusals.has(one.name))) return new Problem('storageBlocked', {}, { cause: error })
  return error
}

interface Wrapped {
  readonly name: string
  readonly message: string
  readonly inner?: unknown
  readonly cause?: unknown
  readonly failures?: readonly unknown[]
}

function unwrap(error: unknown, depth = 0): Wrapped[] {
  if (depth > 4 || typeof error !== 'object' || error === null) return []
  const one = error as Wrapped
  return [one, ...[one.inner, one.cause, ...(one.failures ?? [])].flatMap((next) => unwrap(next, depth + 1))]
}
