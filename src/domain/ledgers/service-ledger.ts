import { label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { serviceNeeds } from '../records/service-request/service-needs.ts'
import { serviceRequest } from '../records/service-request/definition.ts'
import { placeOf, type Place } from '../schedule/place-of.ts'
import type { Records } from '../schedule/world.ts'
import { inPeriod } from './in-period.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'

interface ServiceLine extends LedgerEntry {
  readonly body: Body<'serviceRequest'>
  readonly place: Place
}

const homeOf = (
  records: Records,
  { elder, household }: Body<'serviceRequest'>,
): RecordVersion<unknown> | undefined => records.get('elder', elder) ?? records.get('household', household)

const entries = (records: Records, query: LedgerQuery): ServiceLine[] =>
  records.ofType('serviceRequest').flatMap((request): ServiceLine[] => {
    const { id, scope, body, createdAt } = request
    if (!inPeriod(query, createdAt, scope)) return []
    return [
      {
        record: id,
        type: 'serviceRequest',
        scope,
        at: createdAt,
        persons: [body.elder ?? body.household ?? body.client ?? id],
        body,
        place: placeOf(records, homeOf(records, body) ?? request),
      },
    ]
  })

const { consent, handler, rating, status } = serviceRequest.fields

const free = ({ body }: ServiceLine, words: LedgerWords, said: string | undefined) =>
  words.note(said, [body.client])

/** 帮办代办台账: what was asked for in those days, for elders and for any home, and how it stands. Columns are our own. */
export const serviceLedger = defineLedger<ServiceLine>({
  label: label('帮办代办台账', 'Service ledger'),
  about: label('这些天登记的服务和代办，每件一行', 'One line per service asked for in these days'),
  parts: ['base', 'care'],
  reads: ['serviceRequest', 'elder', 'household', 'building', 'house', 'grid'],
  recent: ['serviceRequest'],
  entries,
  columns: [
    { heading: label('登记日期', 'Asked on'), width: 12, cell: ({ at }, words) => words.day(at) },
    { heading: label('网格', 'Grid'), width: 14, cell: ({ scope }, words) => words.gridName(scope) },
    { heading: label('姓名', 'Name'), width: 10, cell: ({ body }, words) => words.name(body.client) },
    { heading: label('电话', 'Phone'), width: 14, cell: ({ body }, words) => words.phone(body.clientPhone) },
    { heading: label('住址', 'Address'), width: 20, cell: ({ place }, words) => words.home(place) },
    {
      heading: label('事项', 'What'),
      width: 14,
      cell: ({ body }, words) => words.option(serviceNeeds, body.need),
    },
    {
      heading: label('急办', 'Urgent'),
      width: 6,
      cell: ({ body }, words) => words.yesNo(body.urgent === true),
    },
    // What somebody needs done may be about their health (DOMAIN 8.1).
    {
      heading: label('具体事情', 'Details'),
      width: 30,
      cell: ({ body }, words) => words.secret(body.detail ?? ''),
    },
    {
      heading: label('本人同意', 'Consent'),
      width: 12,
      cell: ({ body }, words) => words.option(consent.options, body.consent),
    },
    {
      heading: label('承办', 'Handler'),
      width: 16,
      cell: ({ body }, words) =>
        [words.option(handler.options, body.handler), body.handlerName].filter(Boolean).join(' '),
    },
    {
      heading: label('办理结果', 'Result'),
      width: 26,
      cell: (line, words) => free(line, words, line.body.result ?? line.body.reason),
    },
    {
      heading: label('办完日期', 'Done on'),
      width: 12,
      cell: ({ body }, words) => (body.doneAt ? words.day(body.doneAt) : ''),
    },
    {
      heading: label('一次办好', 'Done in one go'),
      width: 9,
      cell: ({ body }, words) => words.yesNo(body.onceDone),
    },
    {
      heading: label('评价', 'Rating'),
      width: 10,
      cell: ({ body }, words) => words.option(rating.options, body.rating),
    },
    {
      heading: label('进度', 'Progress'),
      width: 10,
      cell: ({ body }, words) => words.option(status.options, body.status),
    },
  ],
})
