import * as z from 'zod/mini'

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))

/**
 * What a device needs to make a rescue file, fetched long before it is needed: `GET /api/rescue`. Bytes are
 * hexadecimal.
 */
export const rescueKitSchema = z.object({
  user: z.string(),
  device: z.string(),
  /** The server's public key, P-256, uncompressed. */
  serverKey: hex(65),
  /** What only the server and this person's device know: it vouches for the author. */
  secret: hex(32),
})

export type RescueKit = z.infer<typeof rescueKitSchema>
