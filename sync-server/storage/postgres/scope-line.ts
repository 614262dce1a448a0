import { sql } from 'kysely'
import type { Foreseen } from '../store.ts'
import type { Line } from '../sql/line.ts'
import type { Schema } from '../sql/schema.ts'
import { readHead, scopeHeads } from '../sql/scope-heads.ts'
import { NeedsScopes } from './needs-scopes.ts'
import type { Session } from './session.ts'

export interface ScopeLine extends Line {
  /** Before the commit. @throws NeedsScopes when something was decided on records that others may have changed */
  check(): void
}

/** Locks the rows of scopes, sorted, before anything is read; nobody else writes there until the commit (C1). */
export async function standInLine(
  session: Session,
  foreseen: Foreseen | undefined,
  needed: ReadonlySet<string>,
): Promise<ScopeLine> {
  const { user = '', scopes = [], records = [] } = foreseen ?? {}
  const locked =
    foreseen || needed.size
      ? await sql<Schema['scope']>`
          select * from scope where id in (
            select scope from "grant" where "user" = ${user} and scope = any(${scopes})
            union select scope from locator where id = any(${records})
            union select unnest(${[...needed]}::text[]))
          order by id for update`.execute(session.db)
      : { rows: [] }
  const held = new Set(locked.rows.map(({ id }) => id))
  const seen = new Set<string>()
  let writes = false

  function need(wanted: Iterable<string>): void {
    const missing = [...wanted].filter((scope) => !held.has(scope))
    if (!missing.length) return
    const error = new NeedsScopes([...missing, ...held])
    session.fail(error)
    throw error
  }

  return {
    stand(wanted) {
      writes = true
      need([...wanted, ...seen])
    },
    saw(found) {
      for (const { scope } of found) seen.add(scope)
    },
    check() {
      if (writes) need(seen)
    },
    held: (query) => query.forUpdate(),
    isShared: true,
    heads: scopeHeads(session.db, locked.rows.map(readHead)),
  }
}

/** Who only reads keeps nobody waiting. */
export const noLine = ({ db }: Session): Line => ({
  stand() {
    throw new Error('this is a read')
  },
  saw() {},
  held: (query) => query,
  isShared: false,
  heads: scopeHeads(db),
})
