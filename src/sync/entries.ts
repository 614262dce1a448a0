import type { OutboxRow } from '#storage/stored.ts'
import { PROTOCOL } from '#domain/sync/protocol.ts'
import { mutationOf } from '#storage/stored.ts'
import type { OutboxEntry } from './device.ts'

/** One row of the outbox or the journal as the person may see it: with its receipt, when there is one. */
export const entryOf = ({ ordinal, payload, state, outcome }: OutboxRow): OutboxEntry => ({
  uid: payload.uid,
  ordinal,
  record: payload.record,
  type: payload.type,
  op: payload.op,
  ...(payload.op === 'command' ? { command: payload.command } : {}),
  at: payload.at,
  state,
  outcome,
})

/** A copy that a person keeps of what only this device holds; any device of the same person can read it. */
export const exportText = (
  about: { readonly user: string; readonly device: string; readonly exportedAt: number },
  outbox: readonly OutboxRow[],
): string =>
  JSON.stringify(
    { kind: 'gridwalk-unsent', protocol: PROTOCOL, ...about, mutations: outbox.map(mutationOf) },
    null,
    2,
  )
