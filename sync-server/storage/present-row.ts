import type { JsonObject } from '#domain/json.ts'
import type { FeedRow, PresentRow } from '#domain/sync/protocol.ts'

const bodies = new WeakMap<FeedRow, string>()

/** A row of the feed whose body is read only when somebody looks at it: most are sent on as they are stored. */
export function presentRow(about: Omit<PresentRow, 'body'>, body: string): PresentRow {
  let read: JsonObject | null = null
  const row = {
    ...about,
    get body(): JsonObject {
      return (read ??= JSON.parse(body) as JsonObject)
    },
  }
  bodies.set(row, body)
  return row
}

/** What `JSON.stringify` says of a row, without reading a body that is text already. */
export function feedRowText(row: FeedRow): string {
  const body = bodies.get(row)
  if ('gone' in row || body === undefined) return JSON.stringify(row)
  const { scope, seq, type, id, rev, state, createdBy, createdAt, updatedBy, updatedAt } = row
  const about = { scope, seq, type, id, rev, state, createdBy, createdAt, updatedBy, updatedAt }
  return `${JSON.stringify(about).slice(0, -1)},"body":${body}}`
}
