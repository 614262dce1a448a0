import type { NotebookDatabase } from './database.ts'
import type { OutboxRow } from './stored.ts'

const KEPT_MS = 45 * 24 * 60 * 60 * 1000

/** What the server has acknowledged and this device keeps, oldest first (R1). */
export async function readJournal(database: NotebookDatabase): Promise<OutboxRow[]> {
  const all = await database.outbox.toArray()
  return all.filter(({ state }) => state === 'acked')
}

/** The outbox and the journal of one record, oldest first. */
export async function readHistory(database: NotebookDatabase, record: string): Promise<OutboxRow[]> {
  const all = await database.outbox.toArray()
  return all.filter(({ payload }) => payload.record === record)
}

/**
 * Ordinals of the oldest journal rows that were acked more than 45 days before, a few at a time.
 * @param now by the server's clock, as the acks are
 */
export async function expiredJournal(
  database: NotebookDatabase,
  below: number,
  now: number,
): Promise<number[]> {
  const oldest = await database.outbox.where(':id').below(below).limit(200).toArray()
  const expired: number[] = []
  for (const { ordinal, state, ackedAt } of oldest) {
    if (state !== 'acked' || ackedAt === null || now - ackedAt < KEPT_MS) break
    expired.push(ordinal)
  }
  return expired
}
