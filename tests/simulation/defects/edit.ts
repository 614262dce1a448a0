import type { Theme } from '../world/temper.ts'

/** One change of a source file in a test build; `find` must be there exactly once, or the build fails. */
export interface Edit {
  /** From the root of the project. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** A deliberate mistake: the simulation has to notice it. */
export interface Defect {
  readonly name: string
  /** The rules that it breaks. */
  readonly rule: string
  readonly edits: readonly Edit[]
  /** In runs about this it shows sooner. */
  readonly theme?: Theme | null
}
