import { type Matter, type StepClock, stepClock } from './step-clock.ts'

/** The step that a matter is late with at `now` (milliseconds, corrected); null while it is not (DOMAIN 2.5, 11). */
export function lateStep(matter: Matter, now: number): StepClock | null {
  const clock = stepClock(matter, now)
  return clock?.grade === 'overdue' ? clock : null
}
