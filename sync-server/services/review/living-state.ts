import { definitionOf } from '#domain/records/registry.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'

/** What a record is when it is not deleted, by its workflow. */
export function livingState({ type, body }: Pick<RecordVersion, 'type' | 'body'>): 'live' | 'closed' {
  const workflow = definitionOf(type)?.workflow
  return workflow?.states[String(body[workflow.field])]?.closed ? 'closed' : 'live'
}
