import { type Label, label } from '#domain/label.ts'
import { openSqlite } from '../../storage/sqlite/sqlite-handle.ts'

/** What the engine itself says of a database file: pages, indexes and the order of rows. */
export function checkFile(file: string): readonly Label[] {
  const handle = openSqlite(file)
  try {
    const rows = handle.run('pragma integrity_check(100)', []).rows as { integrity_check: string }[]
    return rows
      .map(({ integrity_check: said }) => said)
      .filter((said) => said !== 'ok')
      .map((said) => label(`数据库文件：${said}`, `database file: ${said}`))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return [label(`数据库文件读不出来：${said}`, `the database file cannot be read: ${said}`)]
  } finally {
    handle.close()
  }
}
