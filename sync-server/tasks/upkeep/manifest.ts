import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { SCHEMA } from '#domain/sync/protocol.ts'
import { tablesVersion } from '../../storage/sqlite/migrations.ts'
import { Refusal } from './refusal.ts'

export const manifestName = 'manifest.json'
export const databaseName = 'gridwalk.sqlite'

/** The form of manifests; one with a higher number was made by a server that knows more than this one. */
export const manifestFormat = 1

const digest = z.tuple([z.number(), z.number()])

const manifestSchema = z.object({
  format: z.number().int(),
  /** When the copy was made: milliseconds since 1970 UTC. */
  madeAt: z.number(),
  epoch: z.string(),
  /** Version of the tables, and of the bodies of records. */
  tables: z.number().int(),
  schema: z.number().int(),
  database: z.object({ bytes: z.number().int(), sha256: z.string() }),
  counts: z.object({
    records: z.number().int(),
    mutations: z.number().int(),
    photos: z.number().int(),
    photoBytes: z.number(),
  }),
  scopes: z.record(z.string(), z.object({ count: z.number().int(), digest })),
  /** Whole photos whose bytes the data folder did not have when the copy was made. */
  missingPhotos: z.array(z.string()),
  /** What was wrong with the database itself, as a backup is better than none. */
  faults: z.number().int(),
})

export type Manifest = z.infer<typeof manifestSchema>

/** The manifest of a backup. @throws Refusal when there is none, it is unreadable, or from a later version */
export async function readManifest(backup: string): Promise<Manifest> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(join(backup, manifestName), 'utf8'))
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isMissing && !(error instanceof SyntaxError)) throw error
    throw new Refusal(
      `${backup} 不是完整的备份：${isMissing ? '没有' : '读不了'} ${manifestName}。`,
      `${backup} is no whole backup: its ${manifestName} ${isMissing ? 'is missing' : 'cannot be read'}.`,
    )
  }
  const { format } = z
    .object({ format: z.number().catch(0) })
    .catch({ format: 0 })
    .parse(json)
  const parsed = manifestSchema.safeParse(json)
  const isLater = format > manifestFormat || (parsed.success && isNewerThanThis(parsed.data))
  if (isLater) {
    throw new Refusal(
      `${backup} 是较新版本做的备份，本版本读不了。请先升级服务器。`,
      `${backup} was made by a newer version than this one. Update the server first.`,
    )
  }
  if (!parsed.success) {
    throw new Refusal(
      `${backup} 的 ${manifestName} 不完整，无法使用。`,
      `The ${manifestName} of ${backup} is incomplete, so it cannot be used.`,
    )
  }
  return parsed.data
}

const isNewerThanThis = ({ tables, schema }: Manifest) => tables > tablesVersion || schema > SCHEMA
