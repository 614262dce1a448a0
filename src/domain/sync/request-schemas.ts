import * as z from 'zod/mini'
import { isJsonObject } from '../json.ts'
import { MAX_MUTATIONS, MAX_SCOPES, PROTOCOL } from './protocol.ts'

// Apart from the rest of the protocol: only a server reads requests, and a phone need not make these at every start.

const id = z.string().check(z.minLength(1), z.maxLength(120))
const cursor = z.int().check(z.nonnegative())

const scopes = z.array(id).check(z.maxLength(MAX_SCOPES))

/** Cursor by scope; how many there are is known before one of them is looked at. */
const cursors = z.custom<Record<string, number>>(
  (value) =>
    isJsonObject(value) &&
    Object.keys(value).length <= MAX_SCOPES &&
    Object.values(value).every((one) => Number.isSafeInteger(one) && (one as number) >= 0),
)

/** As every database spells it: a name that is spelled in two ways would be applied twice, or never (P2). */
export const uidSchema = id.check(z.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text)))

/** `POST /api/sync`. Mutations are read one by one later, so that a bad one stops no other (P3). */
export const syncRequestSchema = z.object({
  protocol: z.literal(PROTOCOL),
  schema: z.int().check(z.positive()),
  app: z.string().check(z.maxLength(40)),
  device: id,
  /** Whose notebook this is; on a shared phone another person may have signed in meanwhile. */
  user: z.optional(id),
  epoch: z.nullable(id),
  generation: id,
  now: z.number(),
  lastAckUid: z.nullable(id),
  have: cursors,
  want: z.nullable(scopes),
  sweep: scopes,
  askReset: scopes,
  mutations: z.array(z.looseObject({ uid: uidSchema, ordinal: cursor })).check(z.maxLength(MAX_MUTATIONS)),
  limits: z.object({ rows: z.int().check(z.positive()), bytes: z.int().check(z.positive()) }),
  /** How the outbox stands, for the device's line on the supervisor's screen. */
  outbox: z.optional(z.object({ count: cursor, oldestAt: z.nullable(z.number()) })),
  /** Digest mismatches since the last exchange (D7). */
  mismatches: z.optional(scopes),
})

/** `POST /api/session`. */
export const sessionRequestSchema = z.object({
  username: z.string().check(z.minLength(1), z.maxLength(60)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
  device: z.object({ id, name: z.string().check(z.maxLength(120)) }),
})
