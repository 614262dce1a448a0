import type { NotebookDatabase } from './database.ts'
import type { OutboxRow } from './stored.ts'

const KEPT_MS = 45 * 24 * 60 * 60 * 1000

/** What the server has acknowledged and this device keeps, oldest first (R1). */
export async function readJournal({ journal }: NotebookDatabase): Promise<OutboxRow[]> {
  return inOrder((await journal.toArray()).flatMap(({ entries }) => entries))
}

/** The outbox and the journal, oldest first; in one look, since rows go from one to the other. */
export function readAllMutations(database: NotebookDatabase): PromiseLike<OutboxRow[]> {
  const { outbox, journal } = database
  return database.transaction('r', outbox, journal, async () =>
    inOrder([...(await readJournal(database)), ...(await outbox.toArray())]),
  )
}

/** The outbox and the journal of one record, oldest first. */
export async function readHistory(database: NotebookDatabase, record: string): Promise<OutboxRow[]> {
  return (await readAllMutations(database)).filter(({ payload }) => payload.record === record)
}

/**
 * Numbers of the oldest journal rows that were acked more than 45 days before, a few at a time.
 * @param now by the server's clock, as the acks are
 */
export async function expiredJournal({ journal }: NotebookDatabase, now: number): Promise<number[]> {
  const oldest = await journal.limit(4).toArray()
  const expired: number[] = []
  for (const { number, ackedAt } of oldest) {
    if (now - ackedAt < KEPT_MS) break
    expired.push(number)
  }
  return expired
}

const inOrder = (rows: OutboxRow[]) => rows.sort((a, b) => a.ordinal - b.ordinal)
