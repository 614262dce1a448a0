import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '../../storage/sqlite/sqlite-handle.ts'
import { isBusy } from '../../storage/sqlite/sqlite-dialect.ts'
import { databaseName } from './manifest.ts'
import { Refusal } from './refusal.ts'

/** What a server works on. */
export const databaseIn = (data: string): string => join(data, databaseName)
export const photosIn = (data: string): string => join(data, 'photos')

/** @throws Refusal where no server has ever worked, so that no command makes an empty database by mistake */
export function mustHaveDatabase(data: string): void {
  if (existsSync(databaseIn(data))) return
  throw new Refusal(
    `${data} 里没有数据库。数据文件夹用 GRIDWALK_DATA 指定。`,
    `There is no database in ${data}. GRIDWALK_DATA names the data folder.`,
  )
}

/**
 * Folds the write-ahead log into the database and keeps everybody else out until `release`. A database that cannot be
 * opened at all is nobody's: then there is nothing to hold. @throws Refusal while a server or a command works on it
 */
export function holdDatabase(file: string): { release(): void } {
  const handle = openSqlite(file)
  try {
    handle.exec('pragma busy_timeout = 1000')
    handle.exec('pragma locking_mode = exclusive')
    // Leaving the log needs the database for itself; the answer is the old mode when somebody else has it open.
    const [row] = handle.run('pragma journal_mode = delete', []).rows as [{ journal_mode: string }]
    if (row.journal_mode !== 'delete') throw new Error('database is locked')
    handle.exec('begin exclusive')
    return { release: () => handle.close() }
  } catch (error) {
    handle.close()
    if (isNoDatabase(error)) return { release() {} }
    if (!isBusy(error)) throw error
    throw new Refusal(
      '服务器正在使用这个数据库。请先停止服务器，再恢复。',
      'A server is running on this database. Stop it first, then restore.',
    )
  }
}

/** The file is no database, or broken beyond opening; either driver's words. */
const isNoDatabase = (error: unknown): boolean =>
  error instanceof Error && /not a database|malformed/.test(error.message)
