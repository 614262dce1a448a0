import { label } from '../label.ts'
import { localDate, type LocalDate, momentOf } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { ScopeId } from '../record/scope.ts'
import { gridOfScope, gridScope } from '../record/scope.ts'
import type { Body } from '../records/body.ts'
import type { Records } from '../schedule/world.ts'
import { inPeriod } from './in-period.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import { countColumns, countProblems, type ProblemCounts } from './problem-counts.ts'
import { walkReads, walks } from './walks.ts'

interface DayLine extends LedgerEntry {
  readonly visits: number
  readonly homes: number
  readonly counts: ProblemCounts
}

interface Day {
  readonly scope: ScopeId
  readonly day: LocalDate
  visits: number
  readonly homes: Set<string>
  readonly matters: RecordVersion<Body<'matter'>>[]
  disputes: number
}

/** Counts of a grid and day, never of a person: whoever reads it compares no one (DOMAIN 9). */
function entries(records: Records, query: LedgerQuery): DayLine[] {
  const days = new Map<string, Day>()
  function dayOf(scope: ScopeId, at: number): Day {
    const [grid, day] = [gridOfScope(scope) ?? '', localDate(at)]
    const key = `${grid} ${day}`
    let found = days.get(key)
    if (!found) {
      found = { scope: gridScope(grid, 'base'), day, visits: 0, homes: new Set(), matters: [], disputes: 0 }
      days.set(key, found)
    }
    return found
  }
  for (const walk of walks(records, query)) {
    const day = dayOf(walk.scope, walk.at)
    day.visits++
    for (const home of walk.homes) day.homes.add(home)
  }
  for (const matter of records.ofType('matter')) {
    if (inPeriod(query, matter.createdAt, matter.scope))
      dayOf(matter.scope, matter.createdAt).matters.push(matter)
  }
  for (const { scope, createdAt, body } of records.ofType('dispute')) {
    // One that came out of a matter was counted with it.
    if (records.get('matter', body.source) || !inPeriod(query, createdAt, scope)) continue
    dayOf(scope, createdAt).disputes++
  }
  return [...days.values()].map(({ scope, day, visits, homes, matters, disputes }) => ({
    record: `${day} ${scope}`,
    type: 'visit',
    scope,
    at: momentOf(day),
    persons: [],
    visits,
    homes: homes.size,
    counts: countProblems(matters, disputes),
  }))
}

/** 工作日志统计: per grid and day the counts of DOMAIN 2.4, whatever way a matter came in. A home counts once a day. */
export const dailyLedger = defineLedger<DayLine>({
  label: label('工作日志统计', 'Daily counts'),
  about: label('每个网格每天一行，只有数，没有人名', 'One line per grid and day; counts only, no names'),
  parts: ['base', 'care', 'house'],
  reads: [...walkReads.reads, 'matter', 'dispute'],
  recent: [...walkReads.recent, 'matter', 'dispute'],
  entries,
  columns: [
    { heading: label('日期', 'Date'), width: 12, cell: ({ at }, words) => words.day(at) },
    { heading: label('网格', 'Grid'), width: 16, cell: ({ scope }, words) => words.gridName(scope) },
    { heading: label('走访次数', 'Visits'), width: 9, cell: ({ visits }) => visits },
    { heading: label('走访户数', 'Homes'), width: 9, cell: ({ homes }) => homes },
    ...countColumns(10),
  ],
})
