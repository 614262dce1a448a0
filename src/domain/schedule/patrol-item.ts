import { label } from '../label.ts'
import { type LocalDate, localDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import { gridOfScope } from '../record/scope.ts'
import type { Body } from '../records/body.ts'
import type { DueItem } from './due-item.ts'
import { tookPlace } from '../record/took-place.ts'
import type { Moment } from './moment.ts'
import { nowhere } from './place-of.ts'
import type { Records, World } from './world.ts'

/** A grid is walked every day for at least so many minutes (DOMAIN 5.2, one local rule). */
export const patrolMinutes = 30

type Visits = readonly RecordVersion<Body<'visit'>>[]

/** By grid, the milliseconds of a day that somebody was on patrol there. */
function patrolled(visits: Visits, today: LocalDate): ReadonlyMap<string | null, number> {
  const times = new Map<string | null, number>()
  for (const { body, scope } of visits) {
    const { form, visitType, startedAt, endedAt } = body
    if (form !== 'patrol' && visitType !== 'patrol') continue
    if (!startedAt || !endedAt || endedAt < startedAt || localDate(endedAt) !== today) continue
    if (!tookPlace(body.status)) continue
    const grid = gridOfScope(scope)
    times.set(grid, (times.get(grid) ?? 0) + endedAt - startedAt)
  }
  return times
}

// Every grid asks for the same day of the same visits; a list of records is replaced, never altered.
const known = new WeakMap<
  Visits,
  { readonly today: LocalDate; readonly times: ReturnType<typeof patrolled> }
>()

/** Whole minutes of a day that somebody was on patrol in a grid; whose they were does not matter. */
export function patrolledMinutes(records: Records, grid: string, { today }: Pick<Moment, 'today'>): number {
  const visits = records.ofType('visit')
  let day = known.get(visits)
  if (day?.today !== today) known.set(visits, (day = { today, times: patrolled(visits, today) }))
  return Math.floor((day.times.get(grid) ?? 0) / 60_000)
}

/** The day's patrol of a grid that this person walks, until it has lasted long enough. Never late: a day is over. */
export function patrolItem(
  { records, ownGrids }: World,
  { id, body }: RecordVersion<Body<'grid'>>,
  moment: Moment,
): DueItem | null {
  if (!body.code || !ownGrids?.().includes(body.code) || body.status === 'retired') return null
  const done = patrolledMinutes(records, body.code, moment)
  if (done >= patrolMinutes) return null
  const name = body.name ?? body.code
  return {
    key: `patrol:${id}`,
    kind: 'patrol',
    type: 'grid',
    record: id,
    place: nowhere,
    title: label(`网格巡查：${name}`, `Patrol: ${name}`),
    why: label(
      `每天至少 ${patrolMinutes} 分钟，今天已巡 ${done} 分钟`,
      `At least ${patrolMinutes} minutes a day; ${done} so far today`,
    ),
    urgency: 'today',
    due: moment.today,
    days: 0,
  }
}
