import type { Label } from '../label.ts'
import { gridOfScope } from '../record/scope.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { RecordType } from '../records/registry.ts'
import { type RateKey, type RateRule, rateRules } from './rate-rules.ts'

/** One of the things that a rate counts; those that `counts` are its numerator, all of them its denominator. */
export interface RateMember {
  readonly type: RecordType
  readonly record: string
  /** Code of the grid it lies in; empty outside of grids. */
  readonly grid: string
  readonly counts: boolean
  /** What is particular to it, as the day it was due. */
  readonly note?: Label
}

/** One figure of the roll-up (DOMAIN 11) with the list behind it. Things and grids are counted, never people at work. */
export interface Rate extends RateRule {
  readonly key: RateKey
  readonly members: readonly RateMember[]
}

export interface RateShare {
  readonly part: number
  readonly whole: number
}

export const shareOf = (members: readonly RateMember[]): RateShare => ({
  part: members.filter(({ counts }) => counts).length,
  whole: members.length,
})

export const member = (
  { type, id, scope }: Pick<RecordVersion<unknown>, 'type' | 'id' | 'scope'>,
  counts: boolean,
  note?: Label,
): RateMember => ({
  type: type as RecordType,
  record: id,
  grid: gridOfScope(scope) ?? '',
  counts,
  ...(note && { note }),
})

/** The figure of a rule from the list behind it. */
export const rate = (key: RateKey, members: readonly RateMember[]): Rate => ({
  key,
  ...rateRules[key],
  members,
})
