import type { Label } from '../label.ts'

/** How two people's values of one field become one (rules M1–M4). */
export type MergePolicy = 'merge3' | 'union' | 'max' | 'min' | 'latest' | 'severest' | 'command' | 'server'

/** Personal information: S is masked in lists, SS also needs a reason to be seen (PIPL Art. 28). */
export type Sensitivity = 'S' | 'SS'

/** Why a value does not fit its field; the code is stable, the interface finds the words. */
export interface FieldIssue {
  readonly code:
    | 'required'
    | 'wrongType'
    | 'tooLong'
    | 'tooSmall'
    | 'tooLarge'
    | 'notAnOption'
    | 'notADate'
    | 'badPhone'
    | 'badIdNumber'
    | 'tooMany'
  readonly limit?: number
}

export interface FieldOptions {
  /** Must hold a value before the record is submitted; a draft may lack it. */
  readonly required?: boolean
  readonly merge?: MergePolicy
  readonly sensitive?: Sensitivity
  readonly hint?: Label
  /** Shown and required only while this holds for the body being filled. */
  readonly when?: (body: Readonly<Record<string, unknown>>) => boolean
}

export interface Field<Kind extends string = string, Value = unknown> extends FieldOptions {
  readonly kind: Kind
  readonly label: Label
  readonly merge: MergePolicy
  /** Null when a present value fits; never called for an absent one. */
  readonly check: (value: unknown) => FieldIssue | null
  /** Only for the compiler: the type of the field's value. */
  readonly valueType?: Value
}

export type ValueOf<F> = F extends Field<string, infer V> ? V : never

export const wrongType: FieldIssue = { code: 'wrongType' }
