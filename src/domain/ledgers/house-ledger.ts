import { label } from '../label.ts'
import { endOfDay, localDate } from '../local-date.ts'
import { checklistItemLabels } from '../records/house-inspection/checklist-item-labels.ts'
import type { LegalityResult } from '../records/house-inspection/control-level.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import { house as houseKind } from '../records/house/definition.ts'
import {
  alterations,
  areaTypes,
  builtBands,
  businessTypes,
  structureTypes,
  uses,
} from '../records/house/house-options.ts'
import {
  type House,
  type HouseStanding,
  type Inspection,
  houseStanding,
  seenAt,
} from '../records/house/house-standing.ts'
import type { Body } from '../records/body.ts'
import {
  caseStates,
  enforcementMeasures,
  engineeringMeasures,
  managementMeasures,
} from '../records/hazard-case/case-options.ts'
import type { Records } from '../schedule/world.ts'
import { tookPlace } from '../record/took-place.ts'
import { inPeriod } from './in-period.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'

interface HouseLine extends LedgerEntry {
  readonly house: House
  /** As it stood at the end of the last day asked for. */
  readonly standing: HouseStanding
  /** The newest inspection of the days asked for. */
  readonly inspection: Inspection
  /** The newest case that was open by then. */
  readonly hazard: Body<'hazardCase'> | undefined
}

const newest = (a: Inspection, b: Inspection) =>
  seenAt(b) - seenAt(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function caseOf(records: Records, house: string, until: number): Body<'hazardCase'> | undefined {
  const found = records
    .referring('hazardCase', 'house', house)
    .map(({ body, createdAt }) => ({ body, at: body.foundAt ?? createdAt }))
    .filter(({ at }) => at <= until)
  return found.sort((a, b) => b.at - a.at)[0]?.body
}

function entries(records: Records, query: LedgerQuery): HouseLine[] {
  const until = endOfDay(query.to)
  const today = localDate(Math.min(until, query.now))
  return records.ofType('house').flatMap((house): HouseLine[] => {
    const known = records
      .referring('houseInspection', 'house', house.id)
      .filter((inspection) => seenAt(inspection) <= until)
    const [last] = known
      .filter(
        ({ body, ...one }) =>
          tookPlace(body.status) && inPeriod(query, seenAt({ ...one, body }), house.scope),
      )
      .sort(newest)
    if (!last) return []
    return [
      {
        record: house.id,
        type: 'house',
        scope: house.scope,
        at: seenAt(last),
        persons: [house.id],
        house,
        standing: houseStanding(house, known, today),
        inspection: last,
        hazard: caseOf(records, house.id, until),
      },
    ]
  })
}

const papers: Readonly<Record<LegalityResult, ReturnType<typeof label>>> = {
  complete: label('齐全', 'Complete'),
  incomplete: label('不全或未查清', 'Incomplete or not checked'),
  missing: label('缺失', 'Missing'),
}

function hazards({ standing }: HouseLine, words: LedgerWords): string {
  const reasons = standing.standing?.grading.reasons ?? []
  return reasons
    .filter(({ effect }) => effect === 'S' || effect === 'M' || effect === 'O1')
    .map(({ item }) => words.option(checklistItemLabels, item))
    .join('、')
}

function grade({ standing }: HouseLine, words: LedgerWords): string {
  const reading = standing.standing
  if (!reading) return ''
  const said = words.option(houseGrades, reading.grade)
  return reading.verified ? said : `${said}(${words.say(label('未审核', 'not yet reviewed'))})`
}

/** 自建房排查台账 (DOMAIN 13): one line for each house looked at in those days, as it stood at their end. */
export const houseLedger = defineLedger<HouseLine>({
  label: label('自建房排查台账', 'House inspection ledger'),
  about: label('这些天查过的房屋，每栋一行', 'One line per house looked at in these days'),
  parts: ['base', 'house'],
  reads: ['house', 'houseInspection', 'hazardCase', 'building', 'grid'],
  entries,
  columns: [
    { heading: label('房屋编码', 'House code'), width: 22, cell: ({ house }) => house.body.code ?? '' },
    { heading: label('地址', 'Address'), width: 24, cell: ({ house }) => house.body.address ?? '' },
    {
      heading: label('产权人', 'Owner'),
      width: 10,
      cell: ({ house }, words) => words.name(house.body.ownerName),
    },
    {
      heading: label('电话', 'Phone'),
      width: 14,
      cell: ({ house }, words) => words.phone(house.body.ownerPhone),
    },
    {
      heading: label('所在区域', 'Area'),
      width: 12,
      cell: ({ house }, words) => words.option(areaTypes, house.body.areaType),
    },
    {
      heading: label('土地性质', 'Land'),
      width: 10,
      cell: ({ house }, words) => words.option(houseKind.fields.landNature.options, house.body.landNature),
    },
    { heading: label('层数', 'Floors'), width: 6, cell: ({ house }) => house.body.floors ?? '' },
    { heading: label('面积', 'Floor area (m²)'), width: 8, cell: ({ house }) => house.body.area ?? '' },
    {
      heading: label('建成年代', 'Built'),
      width: 14,
      cell: ({ house }, words) => words.option(builtBands, house.body.builtBand),
    },
    {
      heading: label('结构', 'Structure'),
      width: 18,
      cell: ({ house }, words) => words.option(structureTypes, house.body.structureType),
    },
    {
      heading: label('用途', 'Use'),
      width: 12,
      cell: ({ house }, words) => words.options(uses, house.body.uses),
    },
    {
      heading: label('是否经营', 'Business'),
      width: 8,
      cell: ({ house }, words) => words.yesNo(house.body.isBusiness),
    },
    {
      heading: label('行业', 'Trade'),
      width: 14,
      cell: ({ house }, words) => words.options(businessTypes, house.body.businessTypes),
    },
    {
      heading: label('使用人数', 'People inside'),
      width: 8,
      cell: ({ house }) => house.body.occupants ?? '',
    },
    {
      heading: label('改扩建', 'Alterations'),
      width: 12,
      cell: ({ house }, words) => words.options(alterations, house.body.altered),
    },
    {
      heading: label('手续', 'Papers'),
      width: 12,
      cell: ({ standing }, words) =>
        words.say(standing.standing ? papers[standing.standing.grading.legality] : undefined),
    },
    { heading: label('初判等级', 'Preliminary grade'), width: 18, cell: grade },
    { heading: label('主要隐患', 'Main hazards'), width: 36, cell: hazards },
    {
      heading: label('鉴定等级', 'Appraisal'),
      width: 8,
      cell: ({ standing }, words) =>
        words.option(houseKind.fields.appraisals.of.grade.options, standing.appraisal?.grade),
    },
    {
      heading: label('管理措施', 'Management measures'),
      width: 18,
      cell: ({ hazard }, words) => words.options(managementMeasures, hazard?.management),
    },
    {
      heading: label('工程措施', 'Building measures'),
      width: 18,
      cell: ({ hazard }, words) => words.options(engineeringMeasures, hazard?.engineering),
    },
    {
      heading: label('违建查处', 'Illegal building'),
      width: 12,
      cell: ({ hazard }, words) => words.options(enforcementMeasures, hazard?.enforcement),
    },
    { heading: label('责任人', 'Responsible'), width: 12, cell: ({ hazard }) => hazard?.planSigner ?? '' },
    { heading: label('整改期限', 'Correct by'), width: 12, cell: ({ hazard }) => hazard?.planDue ?? '' },
    {
      heading: label('状态', 'State'),
      width: 12,
      cell: ({ hazard }, words) => words.option(caseStates, hazard?.status),
    },
    {
      heading: label('销号日期', 'Closed out'),
      width: 12,
      cell: ({ hazard }, words) => (hazard?.closedAt ? words.day(hazard.closedAt) : ''),
    },
    {
      heading: label('排查人', 'Inspected by'),
      width: 12,
      cell: ({ inspection }, words) => words.colleagues(inspection.body.inspectors),
    },
    { heading: label('排查日期', 'Inspected on'), width: 12, cell: ({ at }, words) => words.day(at) },
  ],
})
