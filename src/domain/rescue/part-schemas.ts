import * as z from 'zod/mini'
import { uidSchema } from '../sync/request-schemas.ts'
import { MOST_ENTRIES, MOST_PARTS } from './part.ts'

// Apart from the rest, as `request-schemas.ts`: only a server opens parts.

const id = z.string().check(z.minLength(1), z.maxLength(120))
const count = z.int().check(z.nonnegative())
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const from = { author: id, device: id }

const coverSchema = z.object({
  ...from,
  kind: z.literal('cover'),
  app: z.string().check(z.maxLength(40)),
  /** The server's history as the device knew it. */
  epoch: z.nullable(id),
  madeAt: z.number(),
  entries: count,
  /** Index of the first photo's part; the others follow. */
  photosFrom: count,
  photos: z.array(sha256).check(z.maxLength(MOST_PARTS)),
})

const entriesSchema = z.object({
  ...from,
  kind: z.literal('entries'),
  skewMs: z.number(),
  /** The last mutation of the part before; the server must know it first (P1). */
  after: z.nullable(id),
  /** Word for word as in the outbox (D9). */
  mutations: z
    .array(z.looseObject({ uid: uidSchema, ordinal: count }))
    .check(z.minLength(1), z.maxLength(MOST_ENTRIES)),
})

const photoSchema = z.object({ ...from, kind: z.literal('photo'), sha256 })

/** What a part says of itself. The bytes of a photo follow it. */
export const partHeadSchema = z.discriminatedUnion('kind', [coverSchema, entriesSchema, photoSchema])

export type PartHead = z.infer<typeof partHeadSchema>
export type CoverHead = z.infer<typeof coverSchema>
export type EntriesHead = z.infer<typeof entriesSchema>
export type PhotoHead = z.infer<typeof photoSchema>
