import type { RecordMessage } from '#domain/desk/desk-messages.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { TypedRecord } from '#domain/records/body.ts'

/** What every kind of conflict is shown from; each emits `resolve` with the arguments of the command. */
export interface CaseProps {
  readonly message: RecordMessage
  readonly review: TypedRecord<'review'>
  /** Of the record in dispute; null for a kind this version does not know. */
  readonly definition: RecordDefinition | null
  readonly target: RecordVersion | null
  /** Not decided yet. */
  readonly waits: boolean
  readonly busy: boolean
}
