import { localDate } from '../local-date.ts'
import type { Records } from '../schedule/world.ts'
import { isWithin, type Period } from './period.ts'
import { member, rate, type Rate } from './rate.ts'

/** 化解率: disputes whose mediation ended in the period, by how it ended last (DOMAIN 11). */
export function disputeRates(records: Records, period: Period): Rate[] {
  const members = records.ofType('dispute').flatMap((dispute) => {
    const ends = (dispute.body.steps ?? []).filter(
      ({ step, at }) =>
        (step === 'solve' || step === 'fail') && at !== undefined && isWithin(period, localDate(at)),
    )
    const last = ends.at(-1)
    return last ? [member(dispute, last.step === 'solve')] : []
  })
  return [rate('disputesSolved', members)]
}
