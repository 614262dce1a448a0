import type { JsonObject } from '#domain/json.ts'
import { newId } from '#domain/record/new-id.ts'
import type { ServerContext } from '../../services/server-context.ts'
import type { Tables } from '../../storage/store.ts'

/**
 * Says that this database is another history than before (R1): every device goes through all its scopes and offers
 * its journal again. Returns the new epoch.
 */
export async function startEpoch(
  { meta, audit }: Pick<Tables, 'meta' | 'audit'>,
  { clock, random }: Pick<ServerContext, 'clock' | 'random'>,
  details: JsonObject = {},
): Promise<string> {
  const from = await meta.epoch()
  const epoch = newId('e', random)
  await meta.set('epoch', epoch)
  await audit.add({
    at: clock(),
    user: null,
    device: null,
    address: 'console',
    action: 'epoch.new',
    object: epoch,
    result: 'done',
    details: { from, ...details },
  })
  return epoch
}
