import { gridScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { cycleDays } from '#domain/records/duty-point/check-cycles.ts'
import { type GridArea, gridAreas } from './area.ts'
import { isWorkday } from './diary.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import { reviewed } from './reviewed.ts'
import type { Staff } from './staff.ts'

/** Days back for which the rounds of each grid are told. */
const told = 14

type Place = NonNullable<Body<'visit'>['dutyPlaces']>[number]

/** In these grids the third point has been forgotten for some days: the worker's list should say so. */
const isForgotten = (grid: GridArea, nth: number) => grid.index % 4 === 3 && nth === 2

/** Whether the nth point of a grid was looked at on the round of a day. */
function isSeen({ body }: RecordVersion, grid: GridArea, nth: number, days: readonly number[], day: number) {
  const { checkCycle = 'monthly' } = body as Body<'dutyPoint'>
  if (checkCycle === 'daily') return !isForgotten(grid, nth) || day > 3
  if (isForgotten(grid, nth)) return false
  const turn = days.indexOf(day)
  const every = checkCycle === 'weekly' ? 5 : days.length
  return turn % every === (grid.index + nth) % Math.min(every, 5)
}

function round(
  pen: Pen,
  random: Random,
  staff: Staff,
  grid: GridArea,
  daysAgo: number,
  points: readonly RecordVersion[],
): RecordVersion {
  const by = staff.workerOf(grid, daysAgo)
  const startedAt = pen.momentAgo(daysAgo, random.int(450, 462))
  const endedAt = startedAt + random.int(32, 44) * 60_000
  const { fields, stamp } = reviewed(pen, random, by, endedAt, staff.secretaryOf(grid), false)
  const dutyPlaces = points.map(({ id }): Place =>
    random.chance(0.06)
      ? { place: id, state: 'problem', note: '堆了东西，当场叫人清走了。' }
      : { place: id, state: 'normal' },
  )
  const body: Body<'visit'> = {
    visitType: 'patrol',
    form: 'patrol',
    targetKind: 'area',
    placeText: `${grid.name}一带`,
    topics: ['fire', 'environment'],
    dutyPlaces,
    summary: '早上转了一圈。',
    startedAt,
    endedAt,
    workers: [by],
    ...fields,
  }
  return pen.write('visit', gridScope(grid.code, 'base'), body, stamp)
}

/**
 * 网格巡查: before the first door of a working day each grid is walked for half an hour, and the duty points whose
 * turn it is are looked at.
 */
export function rounds(pen: Pen, staff: Staff, dutyPoints: readonly RecordVersion[]): RecordVersion[] {
  const random = pen.random.fork('rounds')
  const days = Array.from({ length: told }, (_, i) => i + 1).filter((day) => isWorkday(pen, day))
  return gridAreas.flatMap((grid) => {
    const own = dutyPoints.filter(({ scope }) => scope === gridScope(grid.code, 'base'))
    const forgotten = own.filter(
      ({ body }, nth) => isForgotten(grid, nth) && (body as Body<'dutyPoint'>).checkCycle !== 'daily',
    )
    const before = forgotten.map((point) => {
      let day = Math.max(told + 1, cycleDays[(point.body as Body<'dutyPoint'>).checkCycle ?? 'monthly'] + 3)
      while (!isWorkday(pen, day)) day += 1
      return round(pen, random, staff, grid, day, [point])
    })
    const recent = days.map((day) =>
      round(
        pen,
        random,
        staff,
        grid,
        day,
        own.filter((point, nth) => isSeen(point, grid, nth, days, day)),
      ),
    )
    return [...before, ...recent]
  })
}
