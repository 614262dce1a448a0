import { label } from '../label.ts'
import { localDate } from '../local-date.ts'
import type { Body } from '../records/body.ts'
import {
  caseColours,
  caseStates,
  engineeringMeasures,
  managementMeasures,
} from '../records/hazard-case/case-options.ts'
import { caseEndedAt } from '../records/hazard-case/case-ended-at.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import { type House, type HouseStanding, lastAppraisal } from '../records/house/house-standing.ts'
import { house as houseKind } from '../records/house/definition.ts'
import { houseStandingOf } from '../schedule/standing-of.ts'
import type { Records } from '../schedule/world.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'
import { openInPeriod } from './open-in-period.ts'

interface HazardLine extends LedgerEntry {
  readonly body: Body<'hazardCase'>
  readonly house: House | undefined
  readonly standing: HouseStanding | null
}

const entries = (records: Records, query: LedgerQuery): HazardLine[] =>
  records.ofType('hazardCase').flatMap((hazard): HazardLine[] => {
    const { id, scope, body, createdAt } = hazard
    const begun = body.foundAt ?? createdAt
    const endedAt = caseEndedAt(hazard)
    const ended = endedAt === null ? undefined : localDate(endedAt)
    if (!openInPeriod(query, { scope, begun, ended })) return []
    const house = records.get('house', body.house)
    return [
      {
        record: id,
        type: 'hazardCase',
        scope,
        at: begun,
        persons: body.house ? [body.house] : [],
        body,
        house,
        standing: house ? houseStandingOf(records, house, localDate(query.now)) : null,
      },
    ]
  })

function grade({ body, standing }: HazardLine, words: LedgerWords): string {
  const stands = standing?.standing && words.option(houseGrades, standing.standing.grade)
  return [stands, words.option(caseColours, body.colour).split(':')[0]].filter(Boolean).join(' ')
}

function plan({ body }: HazardLine, words: LedgerWords): string {
  const steps = (body.planSteps ?? []).map(({ what, due }) => [what, due].filter(Boolean).join(' '))
  return words.note([...steps, body.temporaryControl].filter(Boolean).join(';'))
}

const responsible = ({ body }: HazardLine): string =>
  [...new Set((body.planSteps ?? []).flatMap(({ by }) => by ?? []))].join('、') || (body.planSigner ?? '')

function appraisal({ body, house }: HazardLine, words: LedgerWords): string {
  const grades = houseKind.fields.appraisals.of.grade.options
  const own = (body.appraisals ?? []).at(-1)?.grade
  return words.option(grades, own ?? (house && lastAppraisal(house.body)?.grade))
}

/** 隐患整治销号台账 (DOMAIN 13): every case that was open on one of the days, and how it stands now. */
export const hazardLedger = defineLedger<HazardLine>({
  label: label('隐患整治销号台账', 'Hazard ledger'),
  about: label('这些天在办和销号的隐患，每件一行', 'One line per hazard open or closed out in these days'),
  parts: ['base', 'house'],
  reads: ['hazardCase', 'house', 'houseInspection', 'building', 'grid'],
  entries,
  columns: [
    { heading: label('房屋编码', 'House code'), width: 22, cell: ({ house }) => house?.body.code ?? '' },
    { heading: label('地址', 'Address'), width: 24, cell: ({ house }) => house?.body.address ?? '' },
    {
      heading: label('隐患', 'Hazard'),
      width: 36,
      cell: ({ body, house }, words) => words.note(body.brief, [house?.body.ownerName, house?.body.userName]),
    },
    { heading: label('等级', 'Grade'), width: 20, cell: grade },
    { heading: label('发现日期', 'Found on'), width: 12, cell: ({ at }, words) => words.day(at) },
    {
      heading: label('管控措施', 'Control'),
      width: 20,
      cell: ({ body }, words) => words.options(managementMeasures, body.management),
    },
    { heading: label('鉴定', 'Appraisal'), width: 8, cell: appraisal },
    { heading: label('一楼一策', 'Plan'), width: 30, cell: plan },
    {
      heading: label('整治方式', 'Works'),
      width: 16,
      cell: ({ body }, words) => words.options(engineeringMeasures, body.engineering),
    },
    {
      heading: label('责任单位', 'Department'),
      width: 16,
      cell: ({ house }) => house?.body.industryDepartment ?? '',
    },
    { heading: label('责任人', 'Responsible'), width: 12, cell: responsible },
    { heading: label('时限', 'By'), width: 12, cell: ({ body }) => body.planDue ?? '' },
    { heading: label('完成日期', 'Work done on'), width: 12, cell: ({ body }) => body.workDoneOn ?? '' },
    {
      heading: label('验收人', 'Accepted by'),
      width: 12,
      cell: ({ body }, words) => words.colleagues(body.signedBy ? [body.signedBy] : []),
    },
    {
      heading: label('销号日期', 'Closed out'),
      width: 14,
      cell: ({ body }, words) =>
        body.status === 'closed' && body.closedAt
          ? words.day(body.closedAt)
          : body.status === 'dismissed'
            ? words.say(caseStates.dismissed)
            : '',
    },
  ],
})
