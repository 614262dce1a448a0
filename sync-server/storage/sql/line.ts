import type { ScopeHead } from '../stored.ts'

interface Lockable<Self> {
  forUpdate(): Self
}

/** How a transaction keeps out of the way of others that write at the same time (C1). */
export interface Line {
  /**
   * Must be called before anything is written to scopes. Throws when this transaction did not begin by standing in
   * line for them; the store then begins anew with these, too.
   */
  stand(scopes: readonly string[]): void
  /** What was decided may rest on these records: nobody may have changed them when something is written. */
  saw(records: readonly { readonly scope: string }[]): void
  /** Reads rows so that nobody changes them before the end of this transaction. */
  held<Query extends Lockable<Query>>(query: Query): Query
  /** Whether others write at the same time, so that a row that is missing may appear. */
  readonly isShared: boolean
  /** The heads of scopes, as this transaction leaves them. */
  readonly heads: Heads
}

export interface Heads {
  get(scope: string): Promise<ScopeHead>
  set(head: ScopeHead): void
  /** Writes down what was set; before heads are read in any other way, and before the commit. */
  flush(): Promise<void>
  /** Returns the way back to what is known now. */
  mark(): () => void
}
