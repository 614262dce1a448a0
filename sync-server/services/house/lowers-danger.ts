import { addDays, type LocalDate, localDate } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { type House, houseStanding, type Inspection } from '#domain/records/house/house-standing.ts'
import { controlSeverity } from '#domain/records/house-inspection/control-level.ts'
import { gradeSeverity } from '#domain/records/house-inspection/grade-order.ts'
import type { ReadTables } from '../../storage/store.ts'

type Version = RecordVersion | null

/**
 * True when this change to a house file or an inspection leaves some house standing better than before, in grade or colour, today or
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
      if (isBetter(dangerOf(changed, then, day), dangerOf(house, found, day))) return true
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

/** How dangerous a house stands: its grade and its colour, each as a number that grows with the danger. */
interface Danger {
  readonly grade: number
  readonly control: number
}

const noDanger: Danger = { grade: 0, control: 0 }

/** Better in one of the two: a worse grade in a better colour is still something to be told a reason for. */
export const isBetter = (now: Danger, before: Danger): boolean =>
  now.grade < before.grade || now.control < before.control

/** The danger of a house on a day; none for a file that is closed or gone, and for one that nobody inspected. */
export function dangerOf(file: RecordVersion, inspections: readonly RecordVersion[], day: LocalDate): Danger {
  if (file.state === 'deleted' || (file.body.status ?? 'active') !== 'active') return noDanger
  const all = inspections as unknown as readonly Inspection[]
  const { standing } = houseStanding(file as unknown as House, all, day)
  if (!standing) return noDanger
  return { grade: gradeSeverity(standing.grade), control: controlSeverity(standing.control) }
}
