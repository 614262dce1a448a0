import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import { finished } from '../finished.ts'
import { caseRates } from './case-rates.ts'
import { disputeRates } from './dispute-rates.ts'
import { elderRates } from './elder-rates.ts'
import { homeRates } from './home-rates.ts'
import { houseRates } from './house-rates.ts'
import { matterRates } from './matter-rates.ts'
import type { Period } from './period.ts'
import type { Rate } from './rate.ts'
import { serviceRates } from './service-rates.ts'

/** `ratesOf`, yielding after each piece, so that a slow phone can do something else in between. */
export function* ratesInTurns(records: Records, period: Period, moment: Moment): Generator<void, Rate[]> {
  const homes = homeRates(records, period)
  yield
  const elders = yield* elderRates(records, period, moment)
  const houses = houseRates(records, moment)
  yield
  const others = [
    ...caseRates(records, period, moment),
    ...matterRates(records, period, moment),
    ...disputeRates(records, period),
    ...serviceRates(records, period),
  ]
  return [...homes, ...elders, ...houses, ...others]
}

/** Every figure of the roll-up (DOMAIN 11) for a period, in the order of the screen; `moment` is now. */
export const ratesOf = (records: Records, period: Period, moment: Moment): Rate[] =>
  finished(ratesInTurns(records, period, moment))
