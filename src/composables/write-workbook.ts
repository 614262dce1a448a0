import type { LedgerCell } from '#domain/ledgers/ledger.ts'
import type { LedgerFile } from '#domain/ledgers/ledger-file.ts'

const head = { type: String, fontWeight: 'bold' as const, backgroundColor: '#EAEEF2', wrap: true }

/** Text stays text whatever it begins with: nothing that somebody typed is ever a formula. */
const written = (cell: LedgerCell) =>
  typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: cell, type: String, format: '@', wrap: true }

/** A ledger as an Excel workbook of one sheet. The library is fetched at the first use and kept by the service worker. */
export async function writeWorkbook(file: LedgerFile): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  const width = file.headings.length
  const across = (value: string) => [
    { value, type: String, format: '@', wrap: true, columnSpan: width },
    ...Array.from({ length: width - 1 }, () => null),
  ]
  const data = [
    across(file.firstLine),
    file.headings.map((value) => ({ ...head, value })),
    ...file.rows.map((row) => row.map(written)),
    across(file.footer),
  ]
  return writeExcelFile(data, {
    sheet: file.sheet,
    columns: file.widths.map((one) => ({ width: one })),
    stickyRowsCount: 2,
    orientation: 'landscape',
  }).toBlob()
}
