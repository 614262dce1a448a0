/** A form that is being filled, as it stood after the last answer. */
export interface Draft<Body = unknown> {
  /** Names the form, e.g. `houseInspection:r_…` or `visit:new`. */
  readonly key: string
  readonly type: string
  /** The record that is being corrected, when there is one already. */
  readonly record: string | null
  readonly body: Body
  /** Where the person was: the item or section on screen. */
  readonly place: string | null
  readonly savedAt: number
}

export interface Drafts {
  get<Body>(key: string): Promise<Draft<Body> | undefined>
  all(): Promise<Draft[]>
  /** Resolves when durably committed. */
  put<Body>(draft: Omit<Draft<Body>, 'savedAt'>): Promise<void>
  remove(key: string): Promise<void>
}
