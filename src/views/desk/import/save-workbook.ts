import { saveFile } from '#composables/save-file.ts'

export interface TextColumn {
  readonly heading: string
  /** In characters. */
  readonly width: number
}

/** Writes a sheet whose cells are all text, so that no long number is ever rounded, and hands it to the person. */
export async function saveWorkbook(
  name: string,
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  const head = columns.map(({ heading }) => ({
    value: heading,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#EAEEF2',
  }))
  const body = rows.map((row) => row.map((value) => ({ value, type: String, format: '@', wrap: true })))
  const blob = await writeExcelFile([head, ...body], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBlob()
  saveFile(new File([blob], name))
}
