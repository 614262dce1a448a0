import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import { caseRates } from './case-rates.ts'
import { disputeRates } from './dispute-rates.ts'
import { elderRates } from './elder-rates.ts'
import { homeRates } from './home-rates.ts'
import { houseRates } from './house-rates.ts'
import { matterRates } from './matter-rates.ts'
import type { Period } from './period.ts'
import type { Rate } from './rate.ts'

/** Every figure of the roll-up (DOMAIN 11) for a period, in the order of the screen; `moment` is now. */
export const ratesOf = (records: Records, period: Period, moment: Moment): Rate[] => [
  ...homeRates(records, period),
  ...elderRates(records, period, moment),
  ...houseRates(records, moment),
  ...caseRates(records, period, moment),
  ...matterRates(records, period, moment),
  ...disputeRates(records, period),
]
