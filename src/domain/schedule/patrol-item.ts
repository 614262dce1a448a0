import { label } from '../label.ts'
import { localDate } from '../local-date.ts'
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

/** Whole minutes of a day that somebody was on patrol in a grid; whose they were does not matter. */
export function patrolledMinutes(records: Records, grid: string, { today }: Pick<Moment, 'today'>): number {
  let ms = 0
  for (const { body, scope } of records.ofType('visit')) {
    const { form, visitType, startedAt, endedAt } = body
    if (form !== 'patrol' && visitType !== 'patrol') continue
    if (!startedAt || !endedAt || endedAt < startedAt || localDate(endedAt) !== today) continue
    if (tookPlace(body.status) && gridOfScope(scope) === grid) ms += endedAt - startedAt
  }
  return Math.floor(ms / 60_000)
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
