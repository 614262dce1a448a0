import type { StoredRecord } from '../../storage/stored.ts'
import { lowersDanger } from '../house/lowers-danger.ts'
import { carryReviews } from './carry-reviews.ts'
import { type Intake, store } from './intake.ts'

/**
 * An inspection that was written without signal in the grid that its house has left meanwhile: once handed in it goes
 * where the house is, like those that were there when the house moved (own design). Nothing else leads into a grid where
 * its author has no right: the house must have been where the inspection is.
 * @returns the inspection where it is now
 */
export async function followHouse(intake: Intake, inspection: StoredRecord): Promise<StoredRecord> {
  const { tables, receivedAt } = intake
  const id = inspection.body.house
  const house = typeof id === 'string' ? await tables.records.get(id) : null
  if (house?.type !== 'house' || house.state === 'deleted' || house.scope === inspection.scope)
    return inspection
  if (!(await tables.feed.movedAway(inspection.scope, house.id))) return inspection
  const next = {
    ...inspection,
    scope: house.scope,
    rev: inspection.rev + 1,
    updatedBy: house.updatedBy,
    updatedAt: receivedAt,
  }
  if (await lowersDanger(tables, inspection, next, receivedAt)) return inspection
  const moved = await store(intake, next, inspection)
  await carryReviews(intake, moved)
  return moved
}
