import { label } from '../label.ts'
import { matter as matterKind } from '../records/matter/definition.ts'
import { matterClasses, matterLevels } from '../records/matter/matter-options.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { placeOf, type Place } from '../schedule/place-of.ts'
import type { Records } from '../schedule/world.ts'
import { inPeriod } from './in-period.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'

interface MatterLine extends LedgerEntry {
  readonly matter: RecordVersion<Body<'matter'>>
  readonly place: Place
  /** The householder, to be kept out of free text. */
  readonly head: string | undefined
}

const entries = (records: Records, query: LedgerQuery): MatterLine[] =>
  records.ofType('matter').flatMap((matter): MatterLine[] => {
    const { id, scope, body, createdAt } = matter
    if (!inPeriod(query, createdAt, scope)) return []
    return [
      {
        record: id,
        type: 'matter',
        scope,
        at: createdAt,
        persons: body.household ? [body.household] : body.client ? [body.client] : [],
        matter,
        place: placeOf(records, matter),
        head: records.get('household', body.household)?.body.head,
      },
    ]
  })

const text = (line: MatterLine, words: LedgerWords, said: string | undefined) =>
  words.note(said, [line.head, line.matter.body.client])

const limit = ({ matter: { body } }: MatterLine) => body.due ?? body.promisedBy ?? ''

/** 事项台账: what was reported in those days and how it stands now. Columns are our own. */
export const matterLedger = defineLedger<MatterLine>({
  label: label('事项台账', 'Matter ledger'),
  about: label('这些天上报的事项，每件一行', 'One line per matter reported in these days'),
  parts: ['base'],
  reads: ['matter', 'household', 'building', 'grid'],
  recent: ['matter'],
  entries,
  columns: [
    { heading: label('上报日期', 'Reported'), width: 12, cell: ({ at }, words) => words.day(at) },
    { heading: label('网格', 'Grid'), width: 14, cell: ({ scope }, words) => words.gridName(scope) },
    {
      heading: label('类别', 'Class'),
      width: 12,
      cell: ({ matter }, words) => words.option(matterClasses, matter.body.class),
    },
    {
      heading: label('级别', 'Level'),
      width: 10,
      cell: ({ matter }, words) => words.option(matterLevels, matter.body.level),
    },
    {
      heading: label('地点', 'Place'),
      width: 20,
      // What happened to no home happened in public.
      cell: (line, words) =>
        line.matter.body.household ? words.home(line.place) : text(line, words, line.matter.body.placeText),
    },
    {
      heading: label('情况', 'What happened'),
      width: 36,
      cell: (line, words) => text(line, words, line.matter.body.brief),
    },
    {
      heading: label('诉求人', 'Person asking'),
      width: 10,
      cell: ({ matter }, words) => words.name(matter.body.client),
    },
    {
      heading: label('电话', 'Phone'),
      width: 14,
      cell: ({ matter }, words) => words.phone(matter.body.clientPhone),
    },
    { heading: label('承办', 'Handler'), width: 14, cell: ({ matter }) => matter.body.handler ?? '' },
    { heading: label('办理期限', 'Due'), width: 12, cell: limit },
    {
      heading: label('进度', 'Progress'),
      width: 10,
      cell: ({ matter }, words) => words.option(matterKind.fields.status.options, matter.body.status),
    },
    {
      heading: label('处理结果', 'Result'),
      width: 30,
      cell: (line, words) => text(line, words, line.matter.body.result),
    },
    {
      heading: label('当场解决', 'Solved on the spot'),
      width: 9,
      cell: ({ matter }, words) => words.yesNo(matter.body.selfSolved === true),
    },
    {
      heading: label('评价', 'Rating'),
      width: 10,
      cell: ({ matter }, words) => words.option(matterKind.fields.rating.options, matter.body.rating),
    },
  ],
})
