/** A rule that did not hold, and where. */
export interface Violation {
  readonly rule: string
  readonly what: string
}
