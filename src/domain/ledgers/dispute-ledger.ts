import { label } from '../label.ts'
import { type LocalDate, localDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { disputeEndedOn } from '../records/dispute/dispute-ended-on.ts'
import { disputeStates, disputeTypes, disputeWays } from '../records/dispute/dispute-options.ts'
import { matterEndedAt } from '../records/matter/matter-ended-at.ts'
import { matterStates } from '../records/matter/matter-states.ts'
import type { Records } from '../schedule/world.ts'
import { defineLedger, type LedgerEntry, type LedgerQuery } from './ledger.ts'
import type { LedgerWords } from './ledger-words.ts'
import { openInPeriod } from './open-in-period.ts'

interface DisputeLine extends LedgerEntry {
  /** One of both: a dispute, or a matter of that class that never became one. */
  readonly dispute: Body<'dispute'> | null
  /** The day a dispute was settled, given up or handed over; null while it is open. */
  readonly endedOn: LocalDate | null
  readonly matter: Body<'matter'> | null
  /** Whoever takes part: kept out of free text. */
  readonly names: readonly (string | undefined)[]
}

const headOf = (records: Records, household: string | undefined) =>
  records.get('household', household)?.body.head

function ofDispute(records: Records, record: RecordVersion<Body<'dispute'>>): DisputeLine {
  const { id, scope, body, createdAt } = record
  const parties = (body.parties ?? []).flatMap(({ name }) => name ?? [])
  return {
    record: id,
    type: 'dispute',
    scope,
    at: createdAt,
    persons: parties.length ? parties : body.household ? [body.household] : [],
    dispute: body,
    endedOn: disputeEndedOn(record),
    matter: null,
    names: [...parties, headOf(records, body.household)],
  }
}

const ofMatter = (
  records: Records,
  { id, scope, body, createdAt }: RecordVersion<Body<'matter'>>,
): DisputeLine => ({
  record: id,
  type: 'matter',
  scope,
  at: createdAt,
  persons: body.household ? [body.household] : [],
  dispute: null,
  endedOn: null,
  matter: body,
  names: [body.client, headOf(records, body.household)],
})

function entries(records: Records, query: LedgerQuery): DisputeLine[] {
  const disputes = records.ofType('dispute').filter((dispute) =>
    openInPeriod(query, {
      scope: dispute.scope,
      begun: dispute.createdAt,
      ended: disputeEndedOn(dispute) ?? undefined,
    }),
  )
  const matters = records.ofType('matter').filter((matter) => {
    const { id, scope, createdAt, body } = matter
    const endedAt = matterEndedAt(matter)
    const ended = endedAt === null ? undefined : localDate(endedAt)
    if (body.class !== 'DI' || !openInPeriod(query, { scope, begun: createdAt, ended })) return false
    return records.referring('dispute', 'source', id).length === 0
  })
  return [
    ...disputes.map((dispute) => ofDispute(records, dispute)),
    ...matters.map((matter) => ofMatter(records, matter)),
  ]
}

const joined = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(';')

function brief({ dispute, matter, names }: DisputeLine, words: LedgerWords): string {
  const kind = dispute && words.option(disputeTypes, dispute.disputeType)
  return joined([kind ?? '', words.note(dispute?.brief ?? matter?.brief, names)])
}

function responsible({ dispute, matter }: DisputeLine): string {
  return dispute
    ? [dispute.organisation, dispute.mediators].filter(Boolean).join(' ')
    : (matter?.handler ?? '')
}

function solving({ dispute, matter, names }: DisputeLine, words: LedgerWords): string {
  if (!dispute) return joined([words.option(matterStates, matter?.status), words.note(matter?.result, names)])
  return joined([
    words.option(disputeStates, dispute.status),
    words.option(disputeWays, dispute.way),
    words.note(dispute.situation, names),
  ])
}

function handing({ dispute }: DisputeLine, words: LedgerWords): string {
  if (!dispute) return ''
  const { handedTo, escalatedOn, urged } = dispute
  return joined([
    handedTo && `${words.say(label('移交', 'Handed to'))} ${handedTo}`,
    escalatedOn && `${escalatedOn} ${words.say(label('报街道', 'reported to the street'))}`,
    urged === true && words.say(label('督办', 'Urged on')),
  ])
}

function closing({ dispute, endedOn, matter }: DisputeLine, words: LedgerWords): string {
  if (!dispute) return matter?.status === 'closed' ? words.say(label('已结案', 'Closed')) : ''
  const { outcome, followUps } = dispute
  if (endedOn === null) return ''
  const success =
    outcome && words.say(outcome === 'success' ? label('化解成功', 'Solved') : label('未成功', 'Not solved'))
  return joined([
    endedOn,
    success,
    !!followUps && words.say(label(`回访 ${followUps} 次`, `followed up ${followUps} times`)),
  ])
}

/** 矛盾纠纷排查化解台账 (columns of DOMAIN 6.1): every dispute that was open on one of the days, and how it stands. */
export const disputeLedger = defineLedger<DisputeLine>({
  label: label('矛盾纠纷排查化解台账', 'Dispute ledger'),
  about: label('这些天在办和办结的纠纷，每起一行', 'One line per dispute open or ended in these days'),
  parts: ['base'],
  reads: ['dispute', 'matter', 'household', 'grid'],
  entries,
  columns: [
    { heading: label('单位', 'Unit'), width: 16, cell: ({ scope }, words) => words.gridName(scope) },
    { heading: label('矛盾纠纷简要情况', 'In short'), width: 40, cell: brief },
    { heading: label('责任单位责任人', 'Responsible'), width: 20, cell: responsible },
    {
      heading: label('化解时限', 'To be solved by'),
      width: 12,
      cell: ({ dispute, matter }) => dispute?.deadline ?? matter?.due ?? '',
    },
    { heading: label('化解情况', 'How it went'), width: 36, cell: solving },
    { heading: label('交办督办情况', 'Handed over, urged on'), width: 22, cell: handing },
    { heading: label('销号情况', 'Closed out'), width: 22, cell: closing },
  ],
})
