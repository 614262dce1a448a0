import { optionWords } from '../option-words.ts'
import { type Label, label } from '../label.ts'
import { localDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { type HouseDue, type HouseDueRule, houseDue } from '../records/house/house-due.ts'
import { type House, type HouseStanding, seenAt } from '../records/house/house-standing.ts'
import { houseEvents } from '../records/house/house-options.ts'
import { countedColour } from '../records/hazard-case/counted-colour.ts'
import { openCaseOf } from '../records/hazard-case/open-case.ts'
import { worseControl } from '../records/house-inspection/control-level.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { houseStandingOf } from './standing-of.ts'
import { urgencyIn } from './urgency.ts'
import type { Records } from './world.ts'

const words: Readonly<Record<Exclude<HouseDueRule, 'event'>, Label>> = {
  redCase: label('红色管控，每 7 天巡查', 'Red control: patrol every 7 days'),
  openCase: label('有隐患未销号，每月巡查', 'Open hazard: patrol every month'),
  appraisalNotCleared: label('鉴定 C/D 级未消除，每月巡查', 'Appraised C or D: patrol every month'),
  business: label('经营用房，每月巡查', 'Used for business: patrol every month'),
  neverInspected: label('还没有排查过，30 天内首查', 'Never inspected: within 30 days'),
  oldHouse: label('1990 年及以前建，每季巡查', 'Built by 1990: patrol every quarter'),
  floodProne: label('低洼或灾害区，每季巡查', 'Low-lying or hazard zone: every quarter'),
  yearly: label('每年排查一次', 'Inspect every year'),
}

const afterEvent = ({ zh, en }: Label): Label =>
  label(`${zh}后要排查`, `To be inspected after: ${en.toLowerCase()}`)

type Case = RecordVersion<Body<'hazardCase'>>

/** The open case of a house by the records at hand. */
export const openCaseAt = (records: Records, house: string): Case | null =>
  openCaseOf(records.referring('hazardCase', 'house', house))

/**
 * When a house is due, counting a submitted inspection as done: its review is not the worker's task. `hazard` is its
 * open case; without one a hazard that stands is open all the same.
 */
export function houseDueOf(
  house: House,
  standing: HouseStanding,
  { today }: Moment,
  hazard: Case | null = null,
): HouseDue | null {
  const { body } = house
  const { lastOfEvent } = standing
  const last = standing.last ? localDate(seenAt(standing.last)) : undefined
  const grade = standing.standing?.grade
  const colour = hazard?.body.colour
  const [stands, asked] = [standing.standing?.control, colour && countedColour(colour)]
  const control = stands && asked ? worseControl(stands, asked) : (stands ?? asked)
  const { appraisal } = standing
  const cleared = !appraisal || (last !== undefined && last > appraisal.date && grade === 'none')
  return houseDue(
    {
      ...(last && { lastInspected: last }),
      registeredOn: localDate(house.createdAt),
      ...(control && { controlLevel: control }),
      caseOpen: hazard !== null || grade === 'some' || grade === 'severe',
      ...(!cleared && { appraisalGrade: appraisal.grade }),
      isBusiness: body.isBusiness === true,
      ...(body.builtYear !== undefined && { builtYear: body.builtYear }),
      ...(body.builtBand && { builtBand: body.builtBand }),
      floodProne: body.floodProne === true,
      ...(body.events && { events: body.events }),
      ...(lastOfEvent && { lastEventInspected: lastOfEvent }),
      status: body.status ?? 'active',
    },
    today,
  )
}

/** The rule behind a house's due date, and what was found last: `经营用房，每月巡查 · 上次：存在一定安全隐患`. */
export function whyHouseDue(
  { rule, event = 'other' }: Pick<HouseDue, 'rule' | 'event'>,
  { standing }: Pick<HouseStanding, 'standing'>,
): Label {
  const why = rule === 'event' ? afterEvent(optionWords(houseEvents, event)) : words[rule]
  if (!standing || standing.grade === 'none') return why
  const found = optionWords(houseGrades, standing.grade)
  return label(`${why.zh} · 上次：${found.zh}`, `${why.en} · last: ${found.en}`)
}

/** The line of one house; null when nothing is due within a week. */
export function houseDueItem(records: Records, house: House, moment: Moment): DueItem | null {
  const standing = houseStandingOf(records, house, moment.today)
  const due = houseDueOf(house, standing, moment, openCaseAt(records, house.id))
  const urgency = due && urgencyIn(due.days)
  if (!due || !urgency) return null
  const address = house.body.address ?? house.body.code ?? ''
  return {
    key: `house:${house.id}`,
    kind: 'house',
    type: 'house',
    record: house.id,
    place: placeOf(records, house),
    title: label(address, address),
    why: whyHouseDue(due, standing),
    urgency,
    due: due.due,
    days: due.days,
  }
}
