import type { SyncResponse } from '#domain/sync/protocol.ts'
import { feedRowText } from '../../storage/present-row.ts'

/** The answer of an exchange as JSON. The bodies in it stay the text that they are stored as. */
export function answerText({ rows, ...rest }: SyncResponse): string {
  return `${JSON.stringify(rest).slice(0, -1)},"rows":[${rows.map(feedRowText).join(',')}]}`
}
