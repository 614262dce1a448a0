import { finished } from '../finished.ts'
import { monthOf } from '../rates/period.ts'
import { type Rate, type RateMember, shareOf } from '../rates/rate.ts'
import { ratesInTurns } from '../rates/rates-of.ts'
import type { Moment } from '../schedule/moment.ts'
import type { Records } from '../schedule/world.ts'
import type { GridOverview, OverviewMessage, OverviewRates } from './desk-messages.ts'
import { elderFacts, type Fact, houseFacts, matterFacts } from './overview-facts.ts'

function tally<F>(facts: readonly F[], of: (fact: F) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const fact of facts) counts[of(fact)] = (counts[of(fact)] ?? 0) + 1
  return counts
}

const sharesOf = (rates: readonly Rate[], isHere: (one: RateMember) => boolean = () => true) =>
  Object.fromEntries(rates.map(({ key, members }) => [key, shareOf(members.filter(isHere))])) as OverviewRates

const toneOrder = ['red', 'orange', 'yellow']
const mostUrgent = 40

type Figures = Omit<OverviewMessage, 'queue' | 'reviews'>

/** `overviewOf`, yielding after each piece: a server has phones to answer in between. */
export function* overviewInTurns(records: Records, moment: Moment, now: number): Generator<void, Figures> {
  const elders = elderFacts(records, moment)
  yield
  const houses = houseFacts(records, moment)
  yield
  const matters = matterFacts(records, moment, now)
  const rates = yield* ratesInTurns(records, monthOf(moment.today), moment)
  const names = new Map(records.ofType('grid').map(({ body }) => [body.code ?? '', body.name ?? '']))
  const codes = [...new Set(rates.flatMap(({ members }) => members.map(({ grid }) => grid)))]
    .filter(Boolean)
    .sort()
  const grids = codes.map((grid): GridOverview => ({
    grid,
    name: names.get(grid) || grid,
    rates: sharesOf(rates, (one) => one.grid === grid),
  }))
  const attention = [...elders, ...houses, ...matters].flatMap((fact: Fact) => fact.attention ?? [])
  attention.sort(
    (a, b) => toneOrder.indexOf(a.tone) - toneOrder.indexOf(b.tone) || (b.days ?? 0) - (a.days ?? 0),
  )
  return {
    at: now,
    rates: sharesOf(rates),
    levels: tally(elders, ({ level }) => level),
    grades: tally(houses, ({ grade }) => grade),
    ages: tally(matters, ({ age }) => age),
    grids,
    attention: attention.slice(0, mostUrgent),
    attentionTotal: attention.length,
  }
}

/** The figures of the overview (DOMAIN 11) for the running month, over all grids and grid by grid by their codes. */
export const overviewOf = (records: Records, moment: Moment, now: number): Figures =>
  finished(overviewInTurns(records, moment, now))
