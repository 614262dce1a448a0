import { optionWords } from '../option-words.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import { houseDueOf, openCaseAt } from '../schedule/house-due-item.ts'
import type { Moment } from '../schedule/moment.ts'
import { houseStandingOf } from '../schedule/standing-of.ts'
import type { Records } from '../schedule/world.ts'
import { member, rate, type Rate } from './rate.ts'

/** 排查完成率 over all houses on file, 隐患率 and which houses are late now (DOMAIN 11). */
export function houseRates(records: Records, moment: Moment): Rate[] {
  const houses = records
    .ofType('house')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
    .map((house) => ({ house, standing: houseStandingOf(records, house, moment.today) }))
  const inspected = houses.flatMap(({ house, standing: { standing } }) =>
    standing ? [{ house, grade: standing.grade }] : [],
  )
  return [
    rate(
      'housesInspected',
      houses.map(({ house, standing }) => member(house, standing.lastAccepted !== null)),
    ),
    rate(
      'housesHazard',
      inspected.map(({ house, grade }) =>
        member(house, grade === 'severe' || grade === 'some', optionWords(houseGrades, grade)),
      ),
    ),
    rate(
      'housesLate',
      houses.map(({ house, standing }) => {
        const due = houseDueOf(house, standing, moment, openCaseAt(records, house.id))
        return member(house, due !== null && due.days < 0)
      }),
    ),
  ]
}
