import type { Page } from '../../storage/row-reader.ts'

const pageSize = 2000

/** All rows of a table, page by page, from a reader that goes on behind a row. */
export async function* everyRow<Row, Key>(
  page: Page<Key, Row>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row> {
  for (let after: Key | null = null; ;) {
    const rows: readonly Row[] = await page(after, pageSize)
    yield* rows
    if (rows.length < pageSize) return
    after = keyOf(rows.at(-1)!)
  }
}
