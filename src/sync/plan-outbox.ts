import type { SyncResponse } from '#domain/sync/protocol.ts'
import type { Holdings } from '#storage/holdings.ts'
import type { OutboxRow, StateRow } from '#storage/stored.ts'

export interface OutboxPlan {
  /** Rows that wait with another standing than before. */
  readonly changed: readonly OutboxRow[]
  /** Rows that are acked now, for the journal. */
  readonly acked: readonly OutboxRow[]
  /** All that is not acked after the response, in order. */
  readonly waiting: readonly OutboxRow[]
  readonly state: Pick<StateRow, 'lastAckUid' | 'outboxFrom'>
}

/**
 * What a response does to the outbox.
 * @param journal what was acked before and is offered again, because the server's history is another (R1)
 */
export function planOutbox(
  holdings: Holdings,
  response: SyncResponse,
  journal: readonly OutboxRow[] | null,
): OutboxPlan {
  const { outbox, state } = holdings
  const complete = response.complete && !response.upgrade
  // [R1] What another history of the server has said counts no more.
  const offered = journal ? [...journal, ...outbox].map(offerAgain).sort(byOrdinal) : outbox
  const next = offered.map((row): OutboxRow => {
    const outcome = Object.hasOwn(response.outcomes, row.payload.uid)
      ? response.outcomes[row.payload.uid]
      : undefined
    if (!outcome) return row
    // [D4] Only with the whole pull has the effect arrived, too.
    if (complete) return { ...row, state: 'acked', outcome, ackedAt: response.now }
    return { ...row, state: 'known', outcome }
  })
  const before = new Map(outbox.map((row) => [row.ordinal, row]))
  const waiting = next.filter((row) => row.state !== 'acked')
  const acked = next.filter((row) => row.state === 'acked')
  const last = next.at(-1)
  return {
    changed: waiting.filter((row) => !sameStanding(before.get(row.ordinal), row)),
    acked,
    waiting,
    state: {
      lastAckUid: acked.at(-1)?.payload.uid ?? (journal ? null : state.lastAckUid),
      outboxFrom: waiting[0]?.ordinal ?? (last ? last.ordinal + 1 : state.outboxFrom),
    },
  }
}

const byOrdinal = (a: OutboxRow, b: OutboxRow) => a.ordinal - b.ordinal

const offerAgain = (row: OutboxRow): OutboxRow => ({ ...row, state: 'new', outcome: null, ackedAt: null })

const sameStanding = (before: OutboxRow | undefined, after: OutboxRow): boolean =>
  before !== undefined &&
  before.state === after.state &&
  (before === after || JSON.stringify(before.outcome) === JSON.stringify(after.outcome))
