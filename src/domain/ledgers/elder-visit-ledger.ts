import type { Answers } from '../fields/answers.ts'
import { label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { ageOn } from '../records/elder/age.ts'
import { careLevels, elderCategories } from '../records/elder/elder-options.ts'
import { type Elder, type ElderStanding, resultOf } from '../records/elder/elder-standing.ts'
import { elderVisit } from '../records/elder-visit/definition.ts'
import type { VisitGroup } from '../records/elder-visit/visit-item.ts'
import { visitItems } from '../records/elder-visit/visit-items.ts'
import { visitResults } from '../records/elder-visit/visit-result.ts'
import { localDate } from '../local-date.ts'
import { serviceNeeds } from '../records/service-request/service-needs.ts'
import { momentAt } from '../schedule/moment.ts'
import { placeOf, type Place } from '../schedule/place-of.ts'
import { elderStandingOf } from '../schedule/standing-of.ts'
import type { Records } from '../schedule/world.ts'
import { happenedAt } from '../records/happened-at.ts'
import { tookPlace } from '../record/took-place.ts'
import { inPeriod } from './in-period.ts'
import { defineLedger, type LedgerColumn, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'

interface ElderLine extends LedgerEntry {
  readonly visit: RecordVersion<Body<'elderVisit'>>
  readonly elder: Body<'elder'> | undefined
  /** As it is now; reckoned once for all lines of an elder, when one is read. */
  readonly standing: () => ElderStanding | null
  readonly place: Place
  /** Matters that came of it. */
  readonly matters: readonly RecordVersion<Body<'matter'>>[]
  readonly services: readonly RecordVersion<Body<'serviceRequest'>>[]
}

function entries(records: Records, query: LedgerQuery): ElderLine[] {
  const moment = momentAt(query.now)
  const standings = new Map<string, ElderStanding>()
  function standingOf(elder: Elder | undefined): ElderStanding | null {
    if (!elder) return null
    const known = standings.get(elder.id) ?? elderStandingOf(records, elder, moment)
    standings.set(elder.id, known)
    return known
  }
  return records.ofType('elderVisit').flatMap((visit): ElderLine[] => {
    const { id, scope, body } = visit
    const at = happenedAt(visit)
    if (!tookPlace(body.status) || !inPeriod(query, at, scope)) return []
    const elder = records.get('elder', body.elder)
    return [
      {
        record: id,
        type: 'elderVisit',
        scope,
        at,
        persons: body.elder ? [body.elder] : [],
        visit,
        elder: elder?.body,
        standing: () => standingOf(elder),
        place: placeOf(records, visit),
        matters: records.referring('matter', 'source', id),
        services: records.referring('serviceRequest', 'source', id),
      },
    ]
  })
}

const worstFirst = ['emergency', 'abnormal', 'attention', 'not_checked', 'normal'] as const

const values = {
  emergency: label('紧急', 'Emergency'),
  abnormal: label('异常', 'Abnormal'),
  attention: label('需关注', 'Needs attention'),
  not_checked: label('没看到', 'Not checked'),
  normal: label('正常', 'Normal'),
} as const

/** The worst answer of a group; what exactly was found only where health may be shown (DOMAIN 8.1). */
function groupWords(answers: Answers, groups: readonly VisitGroup[], words: LedgerWords): string {
  const given = visitItems
    .filter(({ group }) => groups.includes(group))
    .flatMap((item) => {
      const value = answers[item.id]?.value
      const option = item.options.find((one) => one.value === value)
      return option ? [{ item, option }] : []
    })
  const worst = worstFirst.find((value) => given.some(({ option }) => option.value === value))
  if (!worst) return ''
  const found = given.filter(({ option }) => option.value !== 'normal' && option.value !== 'not_checked')
  if (words.masked || found.length === 0) return words.say(values[worst])
  return `${words.say(values[worst])}:${found.map(({ item, option }) => `${words.say(item)} ${words.say(option)}`).join('、')}`
}

const group = (zh: string, en: string, ...groups: VisitGroup[]): LedgerColumn<ElderLine> => ({
  heading: label(zh, en),
  width: 12,
  cell: ({ visit }, words) => groupWords(visit.body.answers ?? {}, groups, words),
})

/** Ability and illness are sensitive; that somebody lives alone is what neighbours know. */
const healthCategories: readonly string[] = ['disabled_function', 'dementia', 'severe_disability']

function categories({ elder }: ElderLine, words: LedgerWords): string {
  const chosen: readonly string[] = elder?.categories ?? []
  const shown = words.masked ? chosen.filter((one) => !healthCategories.includes(one)) : chosen
  return [words.options(elderCategories, shown), shown.length < chosen.length && '***']
    .filter(Boolean)
    .join('、')
}

function contacts({ elder }: ElderLine, words: LedgerWords): string {
  return (elder?.emergencyContacts ?? [])
    .map(({ name, phone }) => [words.name(name), words.phone(phone)].filter(Boolean).join(' '))
    .join(';')
}

function handling({ visit, matters, services }: ElderLine, words: LedgerWords): string {
  const done = matters.filter(({ body }) => body.status === 'closed').length
  const served = services.filter(({ body }) => body.doneAt != null).length
  const lastStep = (visit.body.ladder ?? []).at(-1)?.result
  return [
    words.say(visitResults[resultOf(visit)]),
    words.note(lastStep),
    matters.length > 0 &&
      words.say(
        label(`转事项 ${matters.length} 件，办结 ${done} 件`, `${matters.length} matters, ${done} closed`),
      ),
    services.length > 0 &&
      words.say(
        label(`服务 ${services.length} 项，办完 ${served} 项`, `${services.length} services, ${served} done`),
      ),
  ]
    .filter(Boolean)
    .join(';')
}

/** 老年人探访台账 (DOMAIN 13): one line for each contact or attempt; level and next date as they stand now. */
export const elderVisitLedger = defineLedger<ElderLine>({
  label: label('老年人探访台账', 'Elder visit ledger'),
  about: label('每次探访一行，没见到的也在内', 'One line per visit, attempts included'),
  parts: ['base', 'care', 'house'],
  reads: [
    'elderVisit',
    'elder',
    'matter',
    'serviceRequest',
    'alert',
    'household',
    'building',
    'house',
    'houseInspection',
    'grid',
  ],
  // A level stands on visits and open hazards of any age.
  recent: ['serviceRequest'],
  entries,
  columns: [
    { heading: label('姓名', 'Name'), width: 10, cell: ({ elder }, words) => words.name(elder?.name) },
    {
      heading: label('性别', 'Sex'),
      width: 6,
      cell: ({ elder }, words) =>
        elder?.sex ? words.say(elder.sex === 'male' ? label('男', 'Male') : label('女', 'Female')) : '',
    },
    {
      heading: label('年龄', 'Age'),
      width: 6,
      cell: ({ elder, at }) => (elder?.birthDate ? ageOn(elder.birthDate, localDate(at)) : ''),
    },
    { heading: label('住址', 'Address'), width: 20, cell: ({ place }, words) => words.home(place) },
    { heading: label('类别', 'Category'), width: 20, cell: categories },
    {
      heading: label('关爱等级', 'Care level'),
      width: 12,
      cell: ({ standing }, words) => words.option(careLevels, standing()?.risk.level),
    },
    { heading: label('紧急联系人及电话', 'Emergency contact'), width: 24, cell: contacts },
    { heading: label('探访时间', 'Visited at'), width: 17, cell: ({ at }, words) => words.time(at) },
    {
      heading: label('探访方式', 'Way'),
      width: 10,
      cell: ({ visit }, words) => words.option(elderVisit.fields.mode.options, visit.body.mode),
    },
    group('健康', 'Health', 'health'),
    group('精神', 'Spirits', 'mental'),
    group('安全', 'Safety', 'safety'),
    group('卫生', 'Hygiene', 'hygiene'),
    group('居住环境', 'Home', 'environment'),
    {
      heading: label('服务需求', 'Needs'),
      width: 18,
      cell: ({ visit }, words) => words.options(serviceNeeds, visit.body.needs),
    },
    { heading: label('处置情况', 'What was done'), width: 26, cell: handling },
    {
      heading: label('探访人', 'By'),
      width: 12,
      cell: ({ visit }, words) => words.colleagues(visit.body.workers),
    },
    {
      heading: label('下次探访', 'Next visit'),
      width: 12,
      cell: ({ standing }) => standing()?.due?.nextDue ?? '',
    },
  ],
})
