import type { NotebookDatabase } from './database.ts'
import { asStorageProblem } from './storage-problem.ts'
import type { StorageWorld } from './storage-world.ts'
import { withinLimit } from './within-limit.ts'

export interface Measured {
  readonly count: number
  readonly bytes: number
}

/** What one person's notebook takes up on this device, in the bytes of its text; a database adds some of its own. */
export interface NotebookSizes {
  readonly records: Measured
  /** Saved and not acknowledged by the server. */
  readonly unsent: Measured
  /** What was delivered, kept 45 days in case the server forgets (R1). */
  readonly journal: Measured
  readonly drafts: Measured
  /** The small pictures of photos. */
  readonly thumbs: Measured
}

const encoder = new TextEncoder()
const textBytes = (text: string) => encoder.encode(text).length
const sizeOf = (value: unknown) => textBytes(JSON.stringify(value) ?? '')
const measured = (sizes: readonly number[]): Measured => ({
  count: sizes.length,
  bytes: sizes.reduce((sum, size) => sum + size, 0),
})

/** @param records how many there are: a record may lie in two packs. @throws Problem storageBlocked */
export async function measureNotebook(
  database: NotebookDatabase,
  records: number,
  { scheduler }: Pick<StorageWorld, 'scheduler'>,
): Promise<NotebookSizes> {
  const { packs, rows, outbox, journal, drafts, blobs } = database
  const sizesIn = async <T>(
    table: { each(one: (row: T) => void): PromiseLike<void> },
    size: (row: T) => number,
  ) => {
    const sizes: number[] = []
    await table.each((row) => sizes.push(size(row)))
    return measured(sizes)
  }
  const read = database.transaction('r', database.tables, async () => {
    const packed = await sizesIn(packs, ({ text }) => textBytes(text))
    const loose = await sizesIn(rows, sizeOf)
    const open = outbox.filter(({ state }) => state !== 'acked')
    const names = await blobs.toCollection().primaryKeys()
    const small = await blobs.bulkGet(names.filter((name) => name.endsWith('.thumb')))
    let delivered = 0
    const kept = await sizesIn(journal, (row) => {
      delivered += row.entries.length
      return sizeOf(row)
    })
    return {
      records: { count: records, bytes: packed.bytes + loose.bytes },
      unsent: await sizesIn(open, sizeOf),
      journal: { count: delivered, bytes: kept.bytes },
      drafts: await sizesIn(drafts, sizeOf),
      thumbs: measured(small.map((thumb) => thumb?.bytes.byteLength ?? 0)),
    }
  })
  try {
    return await withinLimit(read, scheduler)
  } catch (error) {
    throw asStorageProblem(error)
  }
}
