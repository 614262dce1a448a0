import { type SyncRequest, MAX_MUTATIONS, PROTOCOL, SCHEMA } from '#domain/sync/protocol.ts'
import type { Mutation } from '#domain/sync/mutation.ts'
import type { Holdings } from '#storage/holdings.ts'
import { mutationOf } from '#storage/stored.ts'
import type { DeviceWorld } from './device-world.ts'
import { type Load, LoadOfLine } from './load.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * [R2] Tombstones are kept 400 days. A sweep that was broken off for longer may have missed some; it is not called
 * one any more, so that the server begins it anew where it has forgotten any (C5).
 */
const isYoung = (sweepAt: number | undefined, now: number): boolean =>
  sweepAt !== undefined && Math.abs(now - sweepAt) < 300 * DAY_MS

/**
 * @param batch most mutations to send now; halved when the server found it too large
 * @param load as much as the line bears
 */
export function buildRequest(
  holdings: Holdings,
  world: DeviceWorld,
  batch: number,
  load: Load = new LoadOfLine().load,
): SyncRequest {
  const { state, outbox } = holdings
  const scopes = [...holdings.scopes.values()]
  const named = (which: (scope: (typeof scopes)[number]) => boolean) =>
    scopes.filter(which).map(({ id }) => id)
  const want = world.want?.() ?? null
  return {
    protocol: PROTOCOL,
    schema: SCHEMA,
    app: world.app,
    device: world.deviceId,
    user: world.user.id,
    epoch: state.epoch,
    generation: state.generation,
    now: world.clock(),
    lastAckUid: state.lastAckUid,
    have: Object.fromEntries(scopes.flatMap(({ id, cursor }) => (cursor === null ? [] : [[id, cursor]]))),
    want: want && [...want],
    sweep: named(({ sweep, sweepAt }) => sweep !== null && isYoung(sweepAt, world.clock() + state.skewMs)),
    askReset: named(({ askReset }) => askReset),
    mutations: prefix(holdings, Math.min(batch, MAX_MUTATIONS), load.characters),
    limits: world.limits ?? load.limits,
    outbox: { count: outbox.length, oldestAt: outbox[0]?.payload.at ?? null },
    mismatches: named(({ mismatch }) => mismatch),
  }
}

/** [P1] The oldest that are not acked, without a gap; always at least one. */
function prefix({ outbox }: Holdings, most: number, mostCharacters: number): Mutation[] {
  const sent: Mutation[] = []
  let characters = 0
  for (const row of outbox) {
    const mutation = mutationOf(row)
    characters += JSON.stringify(mutation).length
    if (sent.length && (sent.length >= most || characters > mostCharacters)) break
    sent.push(mutation)
  }
  return sent
}
