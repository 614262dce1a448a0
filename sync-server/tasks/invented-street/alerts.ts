import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridAreas } from './area.ts'
import type { Pen } from './pen.ts'
import type { Staff } from './staff.ts'

/** A storm that is over, one announced for a village grid from today, and a care batch that is being prepared. */
export function alertRecords(pen: Pen, staff: Staff): RecordVersion[] {
  const by = staff.admin
  return [
    pen.write(
      'alert',
      'common',
      { kind: 'storm', title: '暴雨蓝色预警', from: pen.ago(33), status: 'lifted' },
      { by, at: pen.momentAgo(34, 1030), updatedAt: pen.momentAgo(31, 560) },
    ),
    pen.write(
      'alert',
      'common',
      {
        kind: 'storm',
        title: '后山一带大风预警',
        from: pen.ago(0),
        grid: gridAreas[10]!.code,
        status: 'active',
      },
      { by, at: pen.momentAgo(1, 1050) },
    ),
    pen.write(
      'alert',
      'common',
      {
        kind: 'festival',
        title: '节前慰问独居老人',
        from: pen.ago(-6),
        due: pen.ago(-13),
        levels: ['red', 'yellow'],
        categories: ['living_alone'],
        status: 'active',
      },
      { by, at: pen.momentAgo(2, 610) },
    ),
  ]
}
