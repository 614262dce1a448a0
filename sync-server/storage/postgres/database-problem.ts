import { Problem, type ProblemCode } from '#domain/problem.ts'

/** By SQLSTATE, or by its first two characters. */
const ofState: Readonly<Record<string, ProblemCode>> = {
  '08': 'serverBusy',
  '25006': 'serverUnwritable',
  '25P02': 'serverBusy',
  '25P03': 'serverBusy',
  '40': 'serverBusy',
  '53': 'serverBusy',
  '53100': 'serverFull',
  '55P03': 'serverBusy',
  '57': 'serverBusy',
  '58': 'serverUnwritable',
}

const ofSystem = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ENOENT',
])
const ofDriver =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable/i

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What the database or its driver said; a problem carries it as its cause. */
export const causeOf = (error: unknown): unknown => (error instanceof Problem ? error.cause : error)

/** What the database, or the way to it, refused, in the catalogue's words; null for mistakes of our own. */
export function databaseProblem(error: unknown): Problem | null {
  if (error instanceof Problem || !(error instanceof Error)) return null
  const state = codeOf(error)
  const isLost = ofSystem.has(state) || ofDriver.test(error.message)
  const code = ofState[state] ?? ofState[state.slice(0, 2)] ?? (isLost ? 'serverBusy' : undefined)
  return code ? new Problem(code, {}, { cause: error }) : null
}

/** Whether the connection is of no use any more, so that not even a rollback comes through. */
export const isLost = (error: unknown): boolean =>
  ofSystem.has(codeOf(error)) ||
  /^(08|57P)/.test(codeOf(error)) ||
  (error instanceof Error && ofDriver.test(error.message))

/**
 * Others were in the way and this transaction has left nothing behind, so it may begin anew: a deadlock, a
 * serialization failure, or the same key made by two at once.
 */
export const isCollision = (error: unknown): boolean => ['40001', '40P01', '23505'].includes(codeOf(error))
