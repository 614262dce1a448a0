import * as z from 'zod/mini'
import type { Json, JsonObject } from '../json.ts'
import { isJsonObject } from '../json.ts'

const json = z.custom<Json>((value) => value !== undefined)
const jsonObject = z.custom<JsonObject>(isJsonObject)
/**
 * No half letters, spaces or signs that nobody sees: every database and every phone spells the rest alike.
 * A refinement, so that the shape of the wire stays as it is.
 */
const plain = (most: number) =>
  z.refine<string>(
    // Ids are nearly always of these, and told apart at a tenth of the cost.
    (text) => text.length <= most && (/^[!-~]*$/.test(text) || !/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(text)),
    { abort: true },
  )
const shortText = z.string().check(z.minLength(1), z.maxLength(120), plain(120))

/** More than any form has fields and any checklist has items. */
const mostChanges = 1000

const common = {
  /** Made on the device; a uid is applied at most once (P2). */
  uid: shortText,
  /** Position in the device's outbox (P1). */
  ordinal: z.int().check(z.nonnegative()),
  /** Milliseconds by the device's clock when the person saved (T1). */
  at: z.number(),
  schema: z.int().check(z.positive()),
  type: shortText,
  record: shortText.check(plain(64)),
}

/** What a device saves and sends. `set` says old → new per field; `field.item` names one checklist item. */
export const mutationSchema = z.discriminatedUnion('op', [
  z.strictObject({ ...common, op: z.literal('create'), scope: shortText, body: jsonObject }),
  z.strictObject({
    ...common,
    op: z.literal('patch'),
    set: z
      .record(z.string(), z.tuple([json, json]))
      .check(z.refine((set) => Object.keys(set).length <= mostChanges)),
  }),
  z.strictObject({ ...common, op: z.literal('delete'), seen: z.string() }),
  z.strictObject({ ...common, op: z.literal('move'), from: shortText, to: shortText }),
  z.strictObject({ ...common, op: z.literal('command'), command: shortText, args: jsonObject }),
])

export type Mutation = z.infer<typeof mutationSchema>
export type Patch = Extract<Mutation, { op: 'patch' }>['set']

/** A mutation before the outbox gives it its uid, ordinal, time and schema. */
export type Intent = Mutation extends infer M
  ? M extends Mutation
    ? Omit<M, 'uid' | 'ordinal' | 'at' | 'schema'>
    : never
  : never
