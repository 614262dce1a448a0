/** One thing to do, and the code its time is kept under. */
export interface ActionStep {
  readonly code: string
  readonly words: string
}

/** Somebody to call. */
export interface ActionDial extends ActionStep {
  readonly phone: string
}
