import { addDays, type LocalDate, localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { type House, houseStanding, type Inspection } from '#domain/records/house/house-standing.ts'
import { gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import type { ReadTables } from '../../storage/store.ts'

type Version = RecordVersion | null

/**
 * True when this change to a house file or an inspection leaves some house standing better than before, today or
 * on a later day on which an appraisal begins or runs out: by whatever field, step, move or delete (M3).
 * A file that is closed or gone is on nobody's list, so a danger in it counts as gone, too.
 */
export async function lowersDanger(
  tables: ReadTables,
  before: Version,
  after: RecordVersion,
  now: number,
): Promise<boolean> {
  if (!before || (after.type !== 'house' && after.type !== 'houseInspection')) return false
  const isFile = after.type === 'house'
  const houses = isFile ? [after.id] : [before.body.house, after.body.house]
  for (const id of new Set(houses)) {
    if (typeof id !== 'string') continue
    const file = isFile ? before : await fileOf(tables, id)
    const scope = file?.scope ?? before.scope
    const where = { house: id }
    const found = await tables.records.all({ scopes: [scope], type: 'houseInspection', where })
    // The inspections of a house go where it goes, so they are seen there as they were here.
    const house = file ?? { ...before, id, type: 'house', body: {} }
    const changed = isFile ? { ...after, scope } : house
    const then = isFile ? found : withChange(found, after, id, scope)
    for (const day of turningDays([house, changed], localDate(now)))
      if (severityOf(changed, then, day) < severityOf(house, found, day)) return true
  }
  return false
}

async function fileOf(tables: ReadTables, id: string): Promise<Version> {
  const file = await tables.records.get(id)
  return file?.type === 'house' ? file : null
}

function withChange(found: readonly RecordVersion[], after: RecordVersion, house: string, scope: string) {
  const others = found.filter(({ id }) => id !== after.id)
  const stays = after.state !== 'deleted' && after.scope === scope && after.body.house === house
  return stays ? [...others, after] : others
}

function turningDays(files: readonly RecordVersion[], today: LocalDate): LocalDate[] {
  const days = (files as unknown as readonly House[])
    .flatMap(({ body }) => body.appraisals ?? [])
    .flatMap(({ date, validUntil }) => [
      ...(date ? [date] : []),
      ...(validUntil ? [addDays(validUntil, 1)] : []),
    ])
  return [today, ...days.filter((day) => day > today)]
}

function severityOf(file: RecordVersion, inspections: readonly RecordVersion[], day: LocalDate): number {
  if (file.state === 'deleted' || (file.body.status ?? 'active') !== 'active') return 0
  const all = inspections as unknown as readonly Inspection[]
  const grade = houseStanding(file as unknown as House, all, day).standing?.grade
  return grade ? gradeSeverity(grade) : 0
}
