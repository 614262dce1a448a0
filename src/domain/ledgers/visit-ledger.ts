import { label } from '../label.ts'
import { topics } from '../records/visit/visit-options.ts'
import type { Records } from '../schedule/world.ts'
import { defineLedger, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'
import { countColumns, countProblems, type ProblemCounts } from './problem-counts.ts'
import { walkReads, unnamedKind, type Walk, walks } from './walks.ts'

interface VisitLine extends Walk {
  readonly counts: ProblemCounts
}

/** What came up at a visit. */
const raisedAt = (records: Records, visit: string): ProblemCounts =>
  countProblems(
    records.referring('matter', 'source', visit),
    records.referring('dispute', 'source', visit).length,
  )

const entries = (records: Records, query: LedgerQuery): VisitLine[] =>
  walks(records, query).map((walk) => ({ ...walk, counts: raisedAt(records, walk.record) }))

function content({ topics: chosen, summary, subjects, result, type }: Walk, words: LedgerWords): string {
  // What was written after an elder's visit is about health (DOMAIN 8.1).
  const written = type === 'elderVisit' && words.masked ? '' : words.note(summary, subjects)
  return [words.options(topics, chosen), words.say(result), written].filter(Boolean).join(';')
}

const remark = ({ note, missed }: Walk, words: LedgerWords): string =>
  [
    missed > 0 && words.say(label(`${missed} 户无人`, `${missed} not at home`)),
    note && `${words.say(label('补录', 'Entered later'))}:${words.note(note)}`,
  ]
    .filter(Boolean)
    .join(';')

/** 走访台账 (DOMAIN 13): one line for each visit of any form, with the homes it reached. */
export const visitLedger = defineLedger<VisitLine>({
  label: label('走访台账', 'Visit ledger'),
  about: label(
    '每次走访一行，老人探访和房屋排查也算一次',
    'One line per visit; elder visits and inspections count once',
  ),
  parts: ['base', 'care', 'house'],
  reads: [...walkReads.reads, 'matter', 'dispute'],
  recent: [...walkReads.recent, 'matter', 'dispute'],
  entries,
  columns: [
    { heading: label('日期', 'Date'), width: 12, cell: ({ at }, words) => words.day(at) },
    { heading: label('网格', 'Grid'), width: 14, cell: ({ scope }, words) => words.gridName(scope) },
    { heading: label('走访人', 'By'), width: 12, cell: ({ workers }, words) => words.colleagues(workers) },
    { heading: label('陪同人', 'With'), width: 12, cell: ({ companions }) => companions },
    {
      heading: label('走访类型', 'Kind'),
      width: 14,
      cell: ({ kind }, words) => words.say(kind ?? unnamedKind),
    },
    { heading: label('走访形式', 'Way'), width: 10, cell: ({ form }, words) => words.say(form) },
    {
      heading: label('户主/对象', 'Householder or person'),
      width: 18,
      cell: ({ subjects }, words) => subjects.map((name) => words.name(name)).join('、'),
    },
    {
      heading: label('地址', 'Address'),
      width: 22,
      cell: ({ place, publicPlace }, words) => words.note(publicPlace) || words.home(place),
    },
    { heading: label('户数', 'Homes'), width: 7, cell: ({ homes }) => homes.length },
    { heading: label('主要内容', 'Content'), width: 40, cell: content },
    ...countColumns(9),
    { heading: label('备注', 'Remarks'), width: 20, cell: remark },
  ],
})
