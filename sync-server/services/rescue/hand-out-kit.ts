import { hexOf } from '#domain/rescue/bytes.ts'
import type { RescueKit } from '#domain/rescue/rescue-kit.ts'
import type { ServerContext } from '../server-context.ts'
import type { Caller } from '../users/read-session.ts'
import { deviceSecret, rescueKeys } from './rescue-keys.ts'

/** What a signed-in device keeps to make a rescue file when there is no network, and no sign-in, any more (X1). */
export async function handOutKit(
  context: ServerContext,
  { user, device }: Pick<Caller, 'user' | 'device'>,
): Promise<RescueKit> {
  const keys = await rescueKeys(context)
  const secret = hexOf(deviceSecret(keys, user.id, device))
  return { user: user.id, device, serverKey: keys.pairs[0]!.publicKey, secret }
}
