import { isJsonObject } from '../json.ts'

/**
 * What a device needs to make a rescue file, fetched long before it is needed: `GET /api/rescue`. Bytes are
 * hexadecimal.
 */
export interface RescueKit {
  readonly user: string
  readonly device: string
  /** The server's public key, P-256, uncompressed: 65 bytes. */
  readonly serverKey: string
  /** What only the server and this person's device know: it vouches for the author. 32 bytes. */
  readonly secret: string
}

const isHex = (value: unknown, bytes: number): value is string =>
  typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value)

/** The kit in an answer; null when it is none. */
export function readRescueKit(answer: unknown): RescueKit | null {
  if (!isJsonObject(answer)) return null
  const { user, device, serverKey, secret } = answer
  if (typeof user !== 'string' || typeof device !== 'string') return null
  return isHex(serverKey, 65) && isHex(secret, 32) ? { user, device, serverKey, secret } : null
}
