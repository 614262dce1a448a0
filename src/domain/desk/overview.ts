import { type Label, label } from '../label.ts'
import { dayMs, daysBetween, type LocalDate, localDate, startOfMonth } from '../local-date.ts'
import { gridOfScope } from '../record/scope.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import { maskName } from '../access/masking.ts'
import { whyElderDue } from '../schedule/elder-due-item.ts'
import { houseDueOf } from '../schedule/house-due-item.ts'
import type { Moment } from '../schedule/moment.ts'
import { placeOf } from '../schedule/place-of.ts'
import { elderStandingOf, houseStandingOf } from '../schedule/standing-of.ts'
import type { Records } from '../schedule/world.ts'
import type { AttentionItem, GridOverview, OverviewMessage, Share } from './desk-messages.ts'
import { recordTitle } from './record-title.ts'
import { definitionOf } from '../records/registry.ts'

/** What one record adds to the counts of its grid. */
interface Fact {
  readonly grid: string
  readonly attention?: AttentionItem
}

interface ElderFact extends Fact {
  readonly seen: boolean
  readonly overdue: boolean
  readonly level: string
}

interface HouseFact extends Fact {
  readonly inspected: boolean
  readonly due: boolean
  readonly grade: string
}

interface MatterFact extends Fact {
  readonly overdue: boolean
  readonly age: string
}

const both = (text: string): Label => label(text, text)
const gridOf = (scope: string) => gridOfScope(scope) ?? ''
const held = (status: string | undefined) => status !== 'draft' && status !== 'void'

function elderFacts(records: Records, moment: Moment): ElderFact[] {
  const month = startOfMonth(moment.today)
  return records
    .ofType('elder')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
    .map((elder) => {
      const standing = elderStandingOf(records, elder, moment)
      const { due } = standing
      const overdue = due?.status === 'overdue' || due?.status === 'missed'
      const seen = records
        .referring('elderVisit', 'elder', elder.id)
        .some(
          ({ body, createdAt }) =>
            held(body.status) && body.contact === 'met' && localDate(body.endedAt ?? createdAt) >= month,
        )
      const { buildingName, door } = placeOf(records, elder)
      const subject = [maskName(elder.body.name ?? '—'), [buildingName, door].filter(Boolean).join(' ')]
      return {
        grid: gridOf(elder.scope),
        seen,
        overdue,
        level: standing.risk.level,
        ...(overdue && {
          attention: {
            id: elder.id,
            type: 'elder' as const,
            subject: both(subject.filter(Boolean).join(' · ')),
            why: whyElderDue({ ...standing, due }),
            tone: standing.risk.level === 'red' ? ('red' as const) : ('orange' as const),
            days: Math.max(0, -due.days),
          },
        }),
      }
    })
}

function houseFacts(records: Records, moment: Moment): HouseFact[] {
  return records
    .ofType('house')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
    .map((house) => {
      const standing = houseStandingOf(records, house, moment.today)
      const due = houseDueOf(house, standing, moment)
      const grade = standing.standing?.grade
      const control = standing.standing?.control
      const urgent = control === 'red' || (control === 'orange' && due !== null && due.days < 0)
      return {
        grid: gridOf(house.scope),
        inspected: standing.last !== null,
        due: due !== null && due.days < 0,
        grade: grade ?? 'never',
        ...(urgent &&
          grade && {
            attention: {
              id: house.id,
              type: 'house' as const,
              subject: both(house.body.address ?? house.body.code ?? '—'),
              why: houseGrades[grade],
              tone: control === 'red' ? ('red' as const) : ('orange' as const),
              days: due && due.days < 0 ? -due.days : null,
            },
          }),
      }
    })
}

/** Days that an open matter has waited, in bands. */
export const matterAges = ['0-3', '4-7', '8-15', '16+'] as const

const ageBand = (days: number): string =>
  days <= 3 ? '0-3' : days <= 7 ? '4-7' : days <= 15 ? '8-15' : '16+'

function matterFacts(records: Records, { today }: Moment, now: number): MatterFact[] {
  return records.ofType('matter').map((matter) => {
    const limit = matter.body.due ?? matter.body.promisedBy
    const overdue = limit !== undefined && limit < today
    return {
      grid: gridOf(matter.scope),
      overdue,
      age: ageBand(Math.floor((now - matter.createdAt) / dayMs)),
      ...(overdue && {
        attention: {
          id: matter.id,
          type: 'matter' as const,
          subject: recordTitle(definitionOf('matter')!, matter.body as never, true),
          why: label(`办理期限 ${limit}`, `was due ${limit}`),
          tone: 'yellow' as const,
          days: daysBetween(limit, today),
        },
      }),
    }
  })
}

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
