import type { RosterSheet } from '#domain/roster/roster-cell.ts'
import { Problem } from '#domain/problem.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly rows: RosterSheet
}

const mostBytes = 20 * 1024 * 1024

/**
 * The sheets of an .xlsx file, read in this browser; nothing leaves it.
 * @throws Problem tooLarge, unreadableFile
 */
export async function readWorkbook(file: Blob): Promise<readonly WorkbookSheet[]> {
  if (file.size > mostBytes) throw new Problem('tooLarge')
  const { default: readExcelFile } = await import('read-excel-file/universal')
  try {
    const sheets = await readExcelFile(file)
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as RosterSheet }))
  } catch (error) {
    throw new Problem('unreadableFile', {}, { cause: error })
  }
}
