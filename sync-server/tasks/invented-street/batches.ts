import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Pen } from './pen.ts'
import type { Staff } from './staff.ts'

/** The running batch: made before the inspections that name it, so its id is fixed. */
export const runningBatch = 'r_reinspectionOfTrades01'

/** Days ago that it began. */
export const batchBegan = 28

/** One 再排查 that is running, and one that is planned. */
export function batchRecords(pen: Pen, staff: Staff): RecordVersion[] {
  const by = staff.admin
  return [
    pen.write(
      'batch',
      'common',
      {
        name: '经营性自建房再排查',
        rule: 'business',
        start: pen.ago(batchBegan),
        end: pen.ago(-14),
        inspectorType: 'worker',
        sampleRate: 10,
        note: '重点看加层、夹层、用电和逃生通道；等级和上次不一样的，写清原因。',
        status: 'running',
      },
      { id: runningBatch, by, at: pen.momentAgo(batchBegan + 2, 600) },
    ),
    pen.write(
      'batch',
      'common',
      {
        name: '汛前老旧自建房再排查',
        rule: 'old',
        start: pen.ago(-20),
        end: pen.ago(-50),
        inspectorType: 'inspector',
        sampleRate: 5,
        status: 'planned',
      },
      { by, at: pen.momentAgo(3, 620) },
    ),
  ]
}
