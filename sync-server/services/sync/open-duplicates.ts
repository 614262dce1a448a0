import { createHash } from 'node:crypto'
import { isOpenCase } from '#domain/records/hazard-case/open-case.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { Intake } from './intake.ts'
import { openReview } from './open-review.ts'

/** What names one thing in the world, whatever id its record got; two people without signal may both enter it. */
const naturalKeys: Readonly<Record<string, string>> = {
  building: 'code',
  elder: 'resident',
  hazardCase: 'house',
  house: 'code',
  household: 'code',
}

/** A house that had a case once may have another. */
const isOver = ({ type, body }: StoredRecord) => type === 'hazardCase' && !isOpenCase(String(body.status))

/** The same home, house or elder is on file already: both records stand, and a person decides (M7 `duplicate`). */
export async function openDuplicates(intake: Intake, created: StoredRecord, uid: string): Promise<void> {
  const key = naturalKeys[created.type]
  const value = key === undefined ? null : created.body[key]
  if (key === undefined || typeof value !== 'string' || !value.trim()) return
  const same = { scopes: [created.scope], type: created.type, where: { [key]: value } }
  for (const earlier of await intake.tables.records.all(same)) {
    if (earlier.id === created.id || isOver(earlier)) continue
    const id = pairId(created.id, earlier.id)
    if (await intake.tables.records.get(id)) continue
    await openReview(intake, {
      id,
      kind: 'duplicate',
      fields: [key],
      base: {},
      mine: { record: created.id, [key]: value },
      theirs: { record: earlier.id, [key]: value },
      scope: created.scope,
      target: created.id,
      targetType: created.type,
      author: created.createdBy,
      other: earlier.createdBy,
      uids: [uid],
      problem: null,
      authorAt: created.createdAt,
    })
  }
}

/** The same for both orders, so that a pair is brought up once. */
export const pairId = (a: string, b: string): string =>
  `v_${createHash('sha256').update([a, b].toSorted().join('\n')).digest('base64url').slice(0, 22)}`
