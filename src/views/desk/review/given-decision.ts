import type { JsonObject } from '#domain/json.ts'

/** A workflow step that the reviewer gives, and how to speak of it. */
export interface GivenDecision {
  readonly record: string
  readonly type: string
  readonly command: string
  readonly args: JsonObject
  /** Key of the sentence for when it was delivered. */
  readonly said: string
  readonly subject: string
}
