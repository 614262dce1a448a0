import type { StoredRecord } from '../../storage/stored.ts'
import { lowersDanger } from '../house/lowers-danger.ts'
import { carryReviews } from './carry-reviews.ts'
import { type Intake, store } from './intake.ts'
import { partsOfFile } from './parts-of-file.ts'

/**
 * An inspection or a visit that was written without signal in the grid that its house or elder has left meanwhile: once
 * handed in it goes where the file is, like those that were there when the file moved (own design). Nothing else leads
 * into a grid where its author has no right: the file must have been where the part is.
 * @returns the part where it is now
 */
export async function followFile(intake: Intake, part: StoredRecord): Promise<StoredRecord> {
  const { tables, receivedAt } = intake
  const file = await fileOf(intake, part)
  if (!file || file.state === 'deleted' || file.scope === part.scope) return part
  if (!(await tables.feed.movedAway(part.scope, file.id))) return part
  const next = {
    ...part,
    scope: file.scope,
    rev: part.rev + 1,
    updatedBy: file.updatedBy,
    updatedAt: receivedAt,
  }
  if (await lowersDanger(tables, part, next, receivedAt)) return part
  const moved = await store(intake, next, part)
  await carryReviews(intake, moved)
  return moved
}

async function fileOf({ tables }: Intake, part: StoredRecord): Promise<StoredRecord | null> {
  for (const [type, { field, kinds }] of Object.entries(partsOfFile)) {
    const id = part.body[field]
    if (!kinds.includes(part.type) || typeof id !== 'string') continue
    const file = await tables.records.get(id)
    return file?.type === type ? file : null
  }
  return null
}
