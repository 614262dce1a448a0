import { between, type Day, dayOf, hourOf, monthOf, plus } from './calendar.ts'
import { isPastLimit } from './expected-matter.ts'
import { gradeOf, houseDay } from './expected-house.ts'
import { elderDay, metAt } from './expected-elder.ts'
import { elderNext, homeOf, timesAt } from './expected-lines.ts'
import { endOf, type Row, type Rows } from './rows.ts'

const count = <T>(of: readonly T[], which: (one: T) => boolean): string =>
  `${of.filter(which).length} / ${of.length}`

const isLive = ({ state, body }: Row) => state === 'live' && (body.status ?? 'active') === 'active'

interface Owed {
  readonly due: Day
  /** Null while it is open. */
  readonly done: Day | null
}

/** Day by day: what came onto the list of an elder to be done this month, and the visit that answered it. */
function owedInMonth(rows: Rows, elder: Row, now: number): Owed[] {
  const today = dayOf(now)
  const month = monthOf(today)
  const home = homeOf(rows, elder, today)
  const met = metAt(rows, elder.id)
  const owed: Owed[] = []
  let open: { due: Day; kind: string } | null = null
  for (let day = plus(`${month}-01`, -5); day <= today; day = plus(day, 1)) {
    const next = elderDay(rows, elder, home, day, day)
    const isAway = day < (elder.body.statusSince ?? day)
    if (!next || isAway || day < (elder.body.enrolledOn ?? day)) {
      open = null
      continue
    }
    const comes = open ? next.due < open.due : between(day, next.due) <= next.lead
    if (comes) open = { due: next.due, kind: next.kind }
    if (!open) continue
    const { due, kind } = open
    const answers = met.some(
      (visit) => dayOf(endOf(visit)) === day && (kind === 'contact' || visit.body.mode === 'in_person'),
    )
    if (!answers) continue
    owed.push({ due, done: day })
    open = null
  }
  if (open && (open.due < today || (open.due === today && hourOf(now) >= 20))) {
    owed.push({ due: open.due, done: null })
  }
  return owed.filter(({ due }) => monthOf(due) === month)
}

/** The figures of this month by DOMAIN 11, as the screen names and writes them: `36 / 102`. */
export function expectedRates(rows: Rows, now: number): Record<string, string> {
  const today = dayOf(now)
  const month = monthOf(today)
  const isNow = (ms: number) => monthOf(dayOf(ms)) === month
  const homes = rows
    .of('household')
    .filter(({ state, body }) => state === 'live' && (body.status ?? 'lived') === 'lived')
  const elders = rows.of('elder').filter(isLive)
  const wasThere = ({ body, createdAt }: Row) =>
    (body.enrolledOn ?? dayOf(createdAt)) <= `${month}-01` && (body.statusSince ?? '') <= `${month}-01`
  const houses = rows.of('house').filter(isLive)
  const graded = houses.map((house) => gradeOf(rows, house, today)).filter((grade) => grade !== undefined)
  const open = rows.of('matter').filter(({ state }) => state === 'live')
  const figures = {
    走访覆盖率: count(homes, (home) => timesAt(rows, home).some(isNow)),
    月探访率: count(elders.filter(wasThere), ({ id }) =>
      metAt(rows, id).some((visit) => isNow(endOf(visit))),
    ),
    按期探访率: count(
      elders.flatMap((elder) => owedInMonth(rows, elder, now)),
      ({ due, done }) => done !== null && done <= due,
    ),
    探访逾期: count(elders, (elder) => {
      const next = elderNext(rows, elder, today)
      if (!next || next.doneToday) return false
      return next.due < today || (next.due === today && hourOf(now) >= 20)
    }),
    隐患率: count(graded, (grade) => grade === 'severe' || grade === 'some'),
    排查逾期: count(houses, (house) => (houseDay(rows, house, today) ?? today) < today),
    超期率: count(open, (matter) => isPastLimit(matter, now)),
  }
  // A share of nothing is not shown.
  return Object.fromEntries(Object.entries(figures).filter(([, share]) => !share.endsWith('/ 0')))
}
