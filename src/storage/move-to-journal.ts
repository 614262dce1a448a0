import type { Transaction } from 'dexie'
import type { JournalRow, OutboxRow, StateRow } from './stored.ts'

/** Entries in one row: read and forgotten together. */
const AT_ONCE = 500

/**
 * From the first shape of a notebook to the second, in the upgrade's own transaction: acknowledged rows lay in
 * the outbox, one each, and go into the journal as they are (D9). What waits for the server is not touched (D8).
 */
export async function moveToJournal(transaction: Transaction): Promise<void> {
  const outbox = transaction.table<OutboxRow, number>('outbox')
  const journal = transaction.table<Omit<JournalRow, 'number'>, number>('journal')
  const acked = (await outbox.toArray()).filter(({ state }) => state === 'acked')
  for (let from = 0; from < acked.length; from += AT_ONCE) {
    const entries = acked.slice(from, from + AT_ONCE)
    await journal.add({ ackedAt: Math.max(...entries.map(({ ackedAt }) => ackedAt ?? 0)), entries })
  }
  await outbox.bulkDelete(acked.map(({ ordinal }) => ordinal))
  // From here on the code of the first shape would not find the journal.
  await transaction.table<StateRow, string>('meta').update('state', { storage: 2 })
}
