import { localDate } from '#domain/local-date.ts'
import type { ServerContext } from '../services/server-context.ts'
import { photosIn } from '../services/sync/photos-in.ts'
import { hashPassword } from '../services/users/password.ts'
import { type DemoAccount, demoHighlights, demoPassword } from './invented-street/demo-accounts.ts'
import { inventStreet } from './invented-street/invent-street.ts'

/**
 * Fills a server that knows nobody yet with the invented street, in one transaction. Everything in it is made up.
 * @param seed the same seed on the same day gives the same street, ids included
 * @returns the accounts to tell the operator about; none when there are users already, and then nothing is written
 */
export async function seedInventedStreet(
  { store, clock, log }: ServerContext,
  { seed = 'gridwalk' }: { seed?: number | string } = {},
): Promise<readonly DemoAccount[]> {
  const now = clock()
  // One password, one slow hash: the accounts are printed anyway.
  const passwordHash = await hashPassword(demoPassword)
  const { users, grants, records } = inventStreet({ seed, today: localDate(now) })
  const isEmpty = await store.write(async (tables) => {
    if ((await tables.users.all()).length > 0) return false
    for (const { id, username, name, role, active } of users) {
      await tables.users.put({
        id,
        username,
        name,
        role,
        passwordHash,
        createdAt: now,
        disabledAt: active ? null : now,
      })
    }
    for (const grant of grants) await tables.grants.give(grant)
    await tables.records.insertAll(records, now)
    for (const { id, scope, body } of records) {
      const photos = photosIn(body)
      if (photos.length) await tables.blobs.setRefs(id, scope, photos)
    }
    return true
  })
  if (!isEmpty) return []
  log.info({ users: users.length, records: records.length }, 'the invented street is in')
  return demoHighlights
}
