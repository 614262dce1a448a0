import { sameJson } from '#domain/json.ts'
import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'
import type { Change } from '#storage/change.ts'
import type { Holdings } from '#storage/holdings.ts'
import type { OutboxRow } from '#storage/stored.ts'
import { planArrivals } from './plan-arrivals.ts'
import { type OutboxPlan, planOutbox } from './plan-outbox.ts'
import { planPlaces } from './plan-places.ts'
import { planScopes, type ScopePlan, withoutCursor } from './plan-scopes.ts'

export interface Answered {
  readonly user: string
  readonly request: SyncRequest
  readonly response: SyncResponse
  /** By this device's clock. */
  readonly sentAt: number
  readonly receivedAt: number
  /** The random name of the next generation (D3). */
  readonly generation: string
  /** What was acked and is kept, when the server's history is another than before (R1); else null. */
  readonly journal: readonly OutboxRow[] | null
}

/** The skew is measured from requests that took less. */
const LONGEST_TRIP_MS = 5 * 60_000

/** Everything that one response changes, as one change. Pure. */
export function planResponse(holdings: Holdings, answered: Answered): Change {
  const { request, response, journal } = answered
  const outbox = planOutbox(holdings, response, journal)
  const state = { ...stateAfter(holdings, answered), ...outbox.state }
  // [P5] Too old to pull: what was sent has its outcome, and nothing else is taken from this answer.
  const plan = response.upgrade
    ? nothingPulled(holdings, response)
    : planScopes(holdings, response, request.want)
  const arrivals = planArrivals(holdings, response.upgrade ? [] : response.rows, plan)
  const removePacks = [...holdings.packs.values()]
    .filter(
      ({ scope, sweep }) =>
        !plan.scopes.has(scope) || (plan.ended.has(scope) && plan.ended.get(scope) !== sweep),
    )
    .map(({ number }) => number)
  const places = planPlaces(holdings, {
    touched: touchedBy(holdings, outbox, plan, arrivals.keys()),
    arrivals,
    waiting: outbox.waiting,
    removePacks,
    sweeping: new Set([...plan.stamps.values()].filter((stamp) => stamp !== null)),
    user: answered.user,
    roleIn: (scope) => plan.scopes.get(scope)?.role ?? null,
  })
  return {
    ...places,
    removePacks,
    outbox: outbox.changed,
    acked: outbox.acked,
    emptyJournal: journal !== null,
    scopes: [...plan.scopes.values()].filter((scope) => !sameJson(holdings.scopes.get(scope.id), scope)),
    removeScopes: [...holdings.scopes.keys()].filter((id) => !plan.scopes.has(id)), // [D5]
    state,
  }
}

function stateAfter({ state }: Holdings, { response, sentAt, receivedAt, generation }: Answered) {
  const measured = Math.round(response.now - (sentAt + receivedAt) / 2)
  // [T1] An answer that waited in a frozen tab, or across a change of the clock, says nothing about the skew.
  const isMeasure = state.epoch === null || Math.abs(receivedAt - sentAt) < LONGEST_TRIP_MS
  const skewMs = isMeasure ? measured : state.skewMs
  const complete = response.complete && !response.upgrade
  return {
    epoch: response.epoch,
    generation,
    skewMs,
    leaseUntil: response.leaseUntil,
    // By the server's clock alone: the journal is forgotten by it (R1), and this device's clock may have jumped.
    lastCompleteAt: complete ? response.now : state.lastCompleteAt,
  }
}

function nothingPulled({ scopes, state }: Holdings, { epoch }: SyncResponse): ScopePlan {
  const newHistory = state.epoch !== null && state.epoch !== epoch
  const kept = newHistory ? new Map([...scopes].map(([id, scope]) => [id, withoutCursor(scope)])) : scopes
  return { scopes: kept, stamps: new Map(), ended: new Map() }
}

/** Records whose versions, mutations or viewer changed: all others stand on disk as they should. */
function touchedBy(
  holdings: Holdings,
  outbox: OutboxPlan,
  plan: ScopePlan,
  arrived: Iterable<string>,
): ReadonlySet<string> {
  const touched = new Set(arrived)
  for (const { payload } of [...outbox.changed, ...outbox.acked]) touched.add(payload.record)
  const roles = (scopes: Holdings['scopes']) =>
    [...scopes.values()]
      .map(({ id, role }) => `${id} ${role}`)
      .sort()
      .join()
  if (roles(holdings.scopes) !== roles(plan.scopes)) {
    for (const { payload } of outbox.waiting) touched.add(payload.record)
  }
  return touched
}
