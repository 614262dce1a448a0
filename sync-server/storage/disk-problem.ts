import { Problem, type ProblemCode } from '#domain/problem.ts'

/** As Node says it of files, and better-sqlite3 of the database; there `SQLITE_IOERR_WRITE` is an `SQLITE_IOERR`. */
const ofName: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'serverFull',
  EDQUOT: 'serverFull',
  EROFS: 'serverUnwritable',
  EACCES: 'serverUnwritable',
  EPERM: 'serverUnwritable',
  EIO: 'serverUnwritable',
  SQLITE_FULL: 'serverFull',
  SQLITE_READONLY: 'serverUnwritable',
  SQLITE_IOERR: 'serverUnwritable',
  SQLITE_CANTOPEN: 'serverUnwritable',
  SQLITE_NOMEM: 'serverFault',
  SQLITE_INTERRUPT: 'serverFault',
  SQLITE_CORRUPT: 'serverFault',
  SQLITE_NOTADB: 'serverFault',
}

/** As `node:sqlite` says it; the bits above these eight tell details. */
const ofNumber: Readonly<Record<number, ProblemCode>> = {
  7: 'serverFault',
  8: 'serverUnwritable',
  9: 'serverFault',
  10: 'serverUnwritable',
  11: 'serverFault',
  13: 'serverFull',
  14: 'serverUnwritable',
  26: 'serverFault',
}

/** What the disk below us refused, in the catalogue's words; null for everything else that may go wrong. */
export function diskProblem(error: unknown): Problem | null {
  if (error instanceof Problem || !(error instanceof Error)) return null
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  const named = typeof code === 'string' ? (/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code) : ''
  const found = ofName[named] ?? (typeof errcode === 'number' ? ofNumber[errcode & 0xff] : undefined)
  return found ? new Problem(found, {}, { cause: error }) : null
}
