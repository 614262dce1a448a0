import { type Label, label } from '../label.ts'
import { localDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { type House, seenAt } from '../records/house/house-standing.ts'
import { type ProfessionalDue, professionalDue } from '../records/house/professional-due.ts'
import { isByExpert } from '../records/house-inspection/is-by-expert.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { houseStandingOf } from './standing-of.ts'
import type { Records } from './world.ts'

/** When a professional is to look at a house next, by the inspections at hand. */
export function professionalDueOf(records: Records, house: House, { today }: Moment): ProfessionalDue | null {
  const { body } = house
  const done = records
    .referring('houseInspection', 'house', house.id)
    .filter(
      ({ body }) => body.inspectionType === 'professional' && body.status === 'accepted' && isByExpert(body),
    )
    .map((inspection) => localDate(seenAt(inspection)))
    .sort()
  const last = done.at(-1)
  const grade = houseStandingOf(records, house, today).standing?.grade
  return professionalDue(
    {
      ...(last && { lastInspected: last }),
      registeredOn: localDate(house.createdAt),
      hazard: grade === 'some' || grade === 'severe',
      ...(body.builtYear !== undefined && { builtYear: body.builtYear }),
      ...(body.builtBand && { builtBand: body.builtBand }),
      status: body.status ?? 'active',
    },
    today,
  )
}

const isDue = (records: Records, house: House, moment: Moment) =>
  (professionalDueOf(records, house, moment)?.days ?? 1) <= 0

const rule: Label = label(
  '满 30 年或有隐患每年一次，满 20 年三年一次，其他五年一次',
  'Yearly from 30 years of age or with hazards, every 3 years from 20, else every 5',
)

// A technician's work that the worker only arranges: it takes a line, never the place of what is late.
const onTheWay = { kind: 'professional', why: rule, urgency: 'week', due: null, days: null } as const

/** One line per lane or building with the houses that are due for a professional inspection. */
export function laneProfessionalItem(
  records: Records,
  lane: RecordVersion<Body<'building'>>,
  moment: Moment,
): DueItem | null {
  const due = records.referring('house', 'building', lane.id).filter((one) => isDue(records, one, moment))
  if (due.length === 0) return null
  return {
    ...onTheWay,
    key: `professional:${lane.id}`,
    type: 'building',
    record: lane.id,
    place: placeOf(records, lane),
    title: label(
      `${due.length} 栋房屋该请专业巡检`,
      due.length === 1 ? '1 house for a professional' : `${due.length} houses for a professional`,
    ),
  }
}

/** The same for a house that belongs to no lane. */
export function houseProfessionalItem(records: Records, house: House, moment: Moment): DueItem | null {
  if (records.get('building', house.body.building) || !isDue(records, house, moment)) return null
  const address = house.body.address ?? house.body.code ?? ''
  return {
    ...onTheWay,
    key: `professional:${house.id}`,
    type: 'house',
    record: house.id,
    place: placeOf(records, house),
    title: label(`该请专业巡检：${address}`, `For a professional: ${address}`),
  }
}
