import type { Role } from '#domain/access/role.ts'
import { Problem } from '#domain/problem.ts'
import type { SyncRequest } from '#domain/sync/protocol.ts'
import type { ReadTables } from '../../storage/store.ts'

/**
 * True when a device of the present epoch holds what this database never gave: an acknowledgement it does not
 * know, or a cursor beyond the head. Then an older backup was restored without saying so (R1).
 * @throws Problem wrongUser when the acknowledged mutation is another person's
 */
export async function provesRewind(
  tables: ReadTables,
  user: string,
  epoch: string,
  roles: ReadonlyMap<string, Role>,
  request: Pick<SyncRequest, 'epoch' | 'lastAckUid' | 'have'>,
): Promise<boolean> {
  const acknowledged = request.lastAckUid === null ? null : await tables.mutations.get(request.lastAckUid)
  if (acknowledged && acknowledged.user !== user) throw new Problem('wrongUser')
  if (request.epoch !== epoch) return false
  if (request.lastAckUid !== null && !acknowledged) return true
  const heads = await tables.feed.heads([...roles.keys()])
  return Object.entries(request.have).some(([scope, cursor]) => cursor > (heads.get(scope)?.seq ?? Infinity))
}
