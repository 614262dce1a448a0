import { label } from '../label.ts'
import type { Records } from '../schedule/world.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import { type Walk, walkReads, walks } from './walks.ts'

interface PublicityLine extends LedgerEntry {
  readonly walk: Walk
  readonly theme: string
  readonly material: string
  readonly copies: number
}

/** A home that was reached at its door by several themes is reached by each of them. */
const entries = (records: Records, query: LedgerQuery): PublicityLine[] =>
  walks(records, query).flatMap((walk): PublicityLine[] => {
    const visit = walk.type === 'visit' ? records.get('visit', walk.record) : undefined
    return (visit?.body.publicity ?? []).map(({ theme, material, copies }) => ({
      record: walk.record,
      type: walk.type,
      scope: walk.scope,
      at: walk.at,
      persons: [],
      walk,
      theme: theme ?? '',
      material: material ?? '',
      copies: copies ?? 0,
    }))
  })

/** 宣传台账 (DOMAIN 13): one line for each theme that was spread at a visit, with copies and the homes reached. */
export const publicityLedger = defineLedger<PublicityLine>({
  label: label('宣传台账', 'Publicity ledger'),
  about: label('走访时的宣传，每个主题一行', 'One line per theme spread at a visit'),
  parts: ['base', 'care', 'house'],
  ...walkReads,
  entries,
  columns: [
    { heading: label('日期', 'Date'), width: 12, cell: ({ at }, words) => words.day(at) },
    { heading: label('主题', 'Theme'), width: 16, cell: ({ theme }) => theme },
    {
      heading: label('方式', 'Way'),
      width: 16,
      cell: ({ walk, material }, words) => [words.say(walk.form), material].filter(Boolean).join(' '),
    },
    { heading: label('份数', 'Copies'), width: 8, cell: ({ copies }) => copies },
    { heading: label('受众', 'Homes reached'), width: 8, cell: ({ walk }) => walk.homes.length },
    {
      heading: label('地点', 'Place'),
      width: 20,
      cell: ({ walk }, words) =>
        words.note(walk.publicPlace) || words.home(walk.place) || words.gridName(walk.scope),
    },
    { heading: label('人员', 'By'), width: 12, cell: ({ walk }, words) => words.colleagues(walk.workers) },
  ],
})
