import { label } from '../label.ts'
import { topics } from '../records/visit/visit-options.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { placeOf } from '../schedule/place-of.ts'
import type { Records } from '../schedule/world.ts'
import { happenedAt } from '../records/happened-at.ts'
import { tookPlace } from '../record/took-place.ts'
import { inPeriod } from './in-period.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import { countProblems, type ProblemCounts } from './problem-counts.ts'

interface PatrolLine extends LedgerEntry {
  readonly patrol: RecordVersion<Body<'visit'>>
  readonly where: string
  readonly found: number
  readonly counts: ProblemCounts
}

const isPatrol = ({ form, visitType }: Body<'visit'>) => form === 'patrol' || visitType === 'patrol'

const entries = (records: Records, query: LedgerQuery): PatrolLine[] =>
  records.ofType('visit').flatMap((patrol): PatrolLine[] => {
    const { id, scope, body } = patrol
    const at = happenedAt(patrol)
    if (!isPatrol(body) || !tookPlace(body.status) || !inPeriod(query, at, scope)) return []
    const matters = records.referring('matter', 'source', id)
    const where = body.placeText ?? placeOf(records, patrol).buildingName ?? ''
    return [
      {
        record: id,
        type: 'visit',
        scope,
        at,
        persons: [],
        patrol,
        where,
        found: matters.length,
        counts: countProblems(matters, records.referring('dispute', 'source', id).length),
      },
    ]
  })

const minutes = ({ patrol: { body } }: PatrolLine) =>
  body.startedAt && body.endedAt && body.endedAt >= body.startedAt
    ? Math.round((body.endedAt - body.startedAt) / 60_000)
    : ''

/** 巡查台账: walks through the grid (daily, at least half an hour, DOMAIN 5.2). Columns are our own. */
export const patrolLedger = defineLedger<PatrolLine>({
  label: label('巡查台账', 'Patrol ledger'),
  about: label('每次巡查一行', 'One line per patrol'),
  parts: ['base'],
  reads: ['visit', 'matter', 'dispute', 'dutyPoint', 'household', 'building', 'grid'],
  recent: ['visit', 'matter', 'dispute'],
  entries,
  columns: [
    { heading: label('日期', 'Date'), width: 12, cell: ({ at }, words) => words.day(at) },
    { heading: label('网格', 'Grid'), width: 14, cell: ({ scope }, words) => words.gridName(scope) },
    {
      heading: label('巡查人', 'By'),
      width: 12,
      cell: ({ patrol }, words) => words.colleagues(patrol.body.workers),
    },
    { heading: label('时长(分钟)', 'Minutes'), width: 10, cell: minutes },
    { heading: label('地点', 'Place'), width: 20, cell: ({ where }) => where },
    {
      heading: label('内容', 'Content'),
      width: 36,
      cell: ({ patrol: { body } }, words) =>
        [words.options(topics, body.topics), words.note(body.summary)].filter(Boolean).join(';'),
    },
    {
      heading: label('查看点位', 'Duty points'),
      width: 24,
      cell: ({ patrol: { body } }, words) =>
        (body.dutyPlaces ?? [])
          .map(({ place, state }) => {
            const name = words.records.get('dutyPoint', place)?.body.name ?? ''
            return state === 'problem' ? `${name}(${words.say(label('有问题', 'a problem'))})` : name
          })
          .join('、'),
    },
    { heading: label('发现问题', 'Found'), width: 9, cell: ({ found }) => found },
    { heading: label('当场解决', 'Solved on the spot'), width: 9, cell: ({ counts }) => counts.selfSolved },
    { heading: label('上报', 'Reported up'), width: 8, cell: ({ counts }) => counts.reportedUp },
  ],
})
