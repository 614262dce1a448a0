import { isTooDeep } from '../json-depth.ts'
import { Problem } from '../problem.ts'
import { asciiText, numberAt } from './bytes.ts'
import { capsuleKey, gcmFor, vouched, vouchKey } from './part-key.ts'
import { type PartHead, partHeadSchema } from './part-schemas.ts'
import { type Prelude, preludeLength, readPrelude } from './prelude.ts'
import type { Bytes, Subtle } from './subtle.ts'

const macLength = 32

export interface OpenPart {
  readonly head: PartHead
  readonly bytes: Bytes
  /** Whether the device with this secret has made it. */
  isVouchedBy(secret: Bytes): Promise<boolean>
}

/**
 * Opens one part with the server's private key. Who wrote it is believed only after `isVouchedBy`.
 * @param privateKeyOf the private key (`deriveBits`) that an id names; null when it is none of this server's
 * @throws Problem notRescueFile, rescueNewer, rescueDamaged, rescueOtherServer
 */
export async function openPart(
  subtle: Subtle,
  message: Uint8Array,
  privateKeyOf: (keyId: Bytes) => Promise<object | null>,
): Promise<OpenPart> {
  const prelude = readPrelude(message)
  if (message.length < preludeLength + 4) throw new Problem('rescueDamaged')
  const index = numberAt(message, preludeLength)
  const privateKey = await privateKeyOf(prelude.keyId)
  if (!privateKey) throw new Problem('rescueOtherServer')
  const opened = await open(subtle, privateKey, prelude, index, message.slice(preludeLength + 4))
  if (opened.length < macLength + 4) throw new Problem('rescueDamaged')
  const mac = opened.slice(0, macLength)
  const content = opened.slice(macLength)
  const end = 4 + numberAt(content, 0)
  const head = partHeadSchema.safeParse(parsed(content.subarray(4, end)))
  if (end > content.length || !head.success) throw new Problem('rescueDamaged')
  return {
    head: head.data,
    bytes: content.slice(end),
    async isVouchedBy(secret) {
      return subtle.verify('HMAC', await vouchKey(subtle, secret), mac, vouched(prelude, index, content))
    },
  }
}

async function open(
  subtle: Subtle,
  privateKey: object,
  prelude: Prelude,
  index: number,
  sealed: Bytes,
): Promise<Bytes> {
  try {
    const key = await capsuleKey(subtle, privateKey, prelude.publicKey, prelude)
    return new Uint8Array(await subtle.decrypt(gcmFor(prelude, index), key, sealed))
  } catch (error) {
    throw new Problem('rescueDamaged', {}, { cause: error })
  }
}

function parsed(bytes: Uint8Array): unknown {
  if (isTooDeep(bytes)) return null
  try {
    return JSON.parse(asciiText(bytes))
  } catch {
    return null
  }
}
