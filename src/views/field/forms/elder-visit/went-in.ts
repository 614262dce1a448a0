import type { Body } from '#domain/records/body.ts'

/** The door was opened for this visit: step 5 of the ladder. */
export const wentIn = ({ ladder }: Body<'elderVisit'>): boolean =>
  ladder?.some(({ done }) => done === '5') ?? false
