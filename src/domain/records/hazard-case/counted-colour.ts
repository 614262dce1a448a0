import { type CaseColour, caseColours } from './case-options.ts'

/** The colour that a case counts with: one that this version does not know may be the worst, so it is taken for red. */
export const countedColour = (colour: string): CaseColour =>
  Object.hasOwn(caseColours, colour) ? (colour as CaseColour) : 'red'
