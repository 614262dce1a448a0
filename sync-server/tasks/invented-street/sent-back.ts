import type { JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Random } from './random.ts'

/** What became of one log after it was handed in. */
export type Change = (record: RecordVersion) => RecordVersion

/** The records, with the first that fits changed. */
export function changeFirst(
  records: readonly RecordVersion[],
  fits: (record: RecordVersion) => boolean,
  change: Change,
): RecordVersion[] {
  const at = records.findIndex(fits)
  return records.map((record, i) => (i === at ? change(record) : record))
}

/** A reviewer sent it back, with a remark on one field or item. */
export const sendBack =
  (reviewer: string, note: string, remarks: JsonObject): Change =>
  (record) => {
    const at = Number(record.body.endedAt) + 5 * 3_600_000
    const body = {
      ...record.body,
      status: 'returned',
      reviewNote: note,
      remarks,
      reviewedBy: reviewer,
      reviewedAt: at,
    }
    return { ...record, state: 'live', body, updatedBy: reviewer, updatedAt: at }
  }

/** Its author had picked the wrong door. */
export const makeVoid =
  (reason: string): Change =>
  ({ body: { reviewedBy: _by, reviewedAt: _at, ...body }, ...record }) => ({
    ...record,
    state: 'closed',
    body: { ...body, status: 'void', voidReason: reason },
    updatedBy: record.createdBy,
    updatedAt: Number(body.endedAt) + 40 * 60_000,
  })

/** The camera took a picture, the record went ahead, and the picture has never arrived (rule B1). */
export const photoOnItsWay =
  (random: Random): Change =>
  (record) => {
    const sha256 = Array.from(random.bytes(new Uint8Array(32)))
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    const { noPhotoReason: _none, ...body } = record.body
    const photo = { sha256, takenAt: record.createdAt - 300_000, about: '正面' }
    return { ...record, body: { ...body, archivePhotos: [photo] } }
  }
