import { openSqlite } from '../../storage/sqlite/sqlite-handle.ts'
import type { AuditEntry, StoredBlob } from '../../storage/stored.ts'

type Decision = Pick<AuditEntry, 'at' | 'action' | 'object'>

/** What the database that is about to be replaced knows and the backup cannot know. */
export interface KnownBefore {
  readonly photos: readonly StoredBlob[]
  /** Decisions of people about accounts and devices since then, oldest first. */
  readonly decisions: readonly Decision[]
}

/** Reads it without changing anything, as far as it can be read: it may be broken, which is why it is replaced. */
export function knownBefore(file: string, since: number): KnownBefore {
  const handle = openSqlite(file)
  try {
    const all = <Row>(sql: string, ...parameters: unknown[]): readonly Row[] => {
      try {
        return handle.run(sql, parameters).rows as Row[]
      } catch {
        return []
      }
    }
    return {
      photos: all<StoredBlob>(`select * from blob where state = 'whole'`),
      decisions: all<Decision>(
        `select at, action, object from audit
         where at > ? and result = 'done' and (action like 'user.%' or action like 'device.%' or action like 'grant.%')
         order by id`,
        since,
      ),
    }
  } finally {
    handle.close()
  }
}
