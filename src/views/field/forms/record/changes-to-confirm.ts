import { type JsonObject, sameJson } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { changeToConfirm } from '../parts/change-to-confirm.ts'
import { waitsToBeConfirmed } from './waits-to-be-confirmed.ts'

/** What a correction of a file hands to the community instead of writing it: one change for each such field. */
export const changesToConfirm = (
  file: Pick<RecordVersion<unknown>, 'id' | 'type' | 'scope'>,
  before: JsonObject,
  after: JsonObject,
  newId: () => string,
): Intent[] =>
  Object.entries(after).flatMap(([field, value]) => {
    const old = before[field] ?? null
    if (!waitsToBeConfirmed(file.type, field, old) || sameJson(old, value)) return []
    return [changeToConfirm(newId(), file, { field, before: old, after: value })]
  })
