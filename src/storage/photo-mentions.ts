import type { NotebookDatabase } from './database.ts'
import { readAllMutations } from './journal.ts'

/** Which photos something on this device refers to. */
export interface PhotoMentions {
  /** By a mutation that the server has acknowledged. */
  readonly acked: ReadonlySet<string>
  /** By one that it has not, or by a form that is being filled. */
  readonly open: ReadonlySet<string>
}

/** SHA-256 of photos, wherever in a value they are named. */
export const photoNamesIn = (value: unknown): readonly string[] =>
  JSON.stringify(value)?.match(/\b[0-9a-f]{64}\b/g) ?? []

/** One look at the outbox, the journal and the drafts, for any number of photos. */
export async function readPhotoMentions(database: NotebookDatabase): Promise<PhotoMentions> {
  const acked = new Set<string>()
  const open = new Set<string>()
  for (const { payload, state } of await readAllMutations(database))
    for (const name of photoNamesIn(payload)) (state === 'acked' ? acked : open).add(name)
  for (const { body } of await database.drafts.toArray())
    for (const name of photoNamesIn(body)) open.add(name)
  return { acked, open }
}
