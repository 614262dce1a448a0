import { cycleDays } from './check-cycles.ts'

/** Days from one check to the next; a cycle that this version does not know counts as daily. Own design. */
export const daysOfCycle = (cycle: string): number =>
  Object.hasOwn(cycleDays, cycle) ? cycleDays[cycle as keyof typeof cycleDays] : cycleDays.daily
