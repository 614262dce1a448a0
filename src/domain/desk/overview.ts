import { type LocalDate, localDate, startOfMonth } from '../local-date.ts'
import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import type { GridOverview, OverviewMessage, Share } from './desk-messages.ts'
import { elderFacts, type Fact, held, type HouseFact, houseFacts, matterFacts } from './overview-facts.ts'

function homesVisited(records: Records, today: LocalDate): Share {
  const month = startOfMonth(today)
  const visited = new Set<string>()
  for (const { body, createdAt } of records.ofType('visit')) {
    if (!held(body.status) || localDate(body.endedAt ?? createdAt) < month) continue
    for (const { household } of body.households ?? []) if (household) visited.add(household)
  }
  for (const { body, createdAt } of records.ofType('elderVisit')) {
    if (!held(body.status) || body.contact !== 'met' || localDate(body.endedAt ?? createdAt) < month) continue
    const home = records.get('elder', body.elder)?.body.household
    if (home) visited.add(home)
  }
  const active = records.ofType('household').filter(({ body }) => (body.status ?? 'lived') === 'lived')
  return { part: active.filter(({ id }) => visited.has(id)).length, whole: active.length }
}

function share<F>(facts: readonly F[], counts: (fact: F) => boolean): Share {
  return { part: facts.filter(counts).length, whole: facts.length }
}

function tally<F>(facts: readonly F[], of: (fact: F) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const fact of facts) counts[of(fact)] = (counts[of(fact)] ?? 0) + 1
  return counts
}

const toneOrder = ['red', 'orange', 'yellow']
const mostUrgent = 40

/** The counts of the overview (DOMAIN 11), over all grids and grid by grid in order of their codes. */
export function overviewOf(
  records: Records,
  moment: Moment,
  now: number,
): Omit<OverviewMessage, 'queue' | 'reviews'> {
  const elders = elderFacts(records, moment)
  const houses = houseFacts(records, moment)
  const matters = matterFacts(records, moment, now)
  const isDangerous = ({ grade }: HouseFact) => grade === 'severe' || grade === 'some'
  const names = new Map(records.ofType('grid').map(({ body }) => [body.code ?? '', body.name ?? '']))
  const codes = [...new Set([...elders, ...houses, ...matters].map(({ grid }) => grid))]
    .filter(Boolean)
    .sort()
  const grids = codes.map((grid): GridOverview => {
    const here = <F extends Fact>(facts: readonly F[]) => facts.filter((fact) => fact.grid === grid)
    return {
      grid,
      name: names.get(grid) || grid,
      eldersSeen: share(here(elders), ({ seen }) => seen),
      eldersOverdue: share(here(elders), ({ overdue }) => overdue),
      housesInspected: share(here(houses), ({ inspected }) => inspected),
      housesDangerous: share(
        here(houses).filter(({ inspected }) => inspected),
        isDangerous,
      ),
      mattersOverdue: share(here(matters), ({ overdue }) => overdue),
    }
  })
  const attention = [...elders, ...houses, ...matters].flatMap((fact: Fact) => fact.attention ?? [])
  attention.sort(
    (a, b) => toneOrder.indexOf(a.tone) - toneOrder.indexOf(b.tone) || (b.days ?? 0) - (a.days ?? 0),
  )
  return {
    at: now,
    elders: {
      seenThisMonth: share(elders, ({ seen }) => seen),
      overdue: share(elders, ({ overdue }) => overdue),
      levels: tally(elders, ({ level }) => level),
    },
    houses: {
      inspected: share(houses, ({ inspected }) => inspected),
      due: share(houses, ({ due }) => due),
      grades: tally(houses, ({ grade }) => grade),
    },
    matters: { overdue: share(matters, ({ overdue }) => overdue), ages: tally(matters, ({ age }) => age) },
    homes: { visitedThisMonth: homesVisited(records, moment.today) },
    grids,
    attention: attention.slice(0, mostUrgent),
    attentionTotal: attention.length,
  }
}
