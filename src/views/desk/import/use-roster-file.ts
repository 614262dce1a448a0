import { computed, ref, shallowRef } from 'vue'
import { findRosterHeader } from '#domain/roster/find-roster-header.ts'
import { cellText } from '#domain/roster/roster-cell.ts'
import type { RosterColumnId, RosterMapping } from '#domain/roster/roster-columns.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import { readWorkbook, type WorkbookSheet } from './read-workbook.ts'

/** A chosen file, one of its sheets, and what its columns stand for; a person may correct the last two. */
export function useRosterFile() {
  const name = ref('')
  const sheets = shallowRef<readonly WorkbookSheet[]>([])
  const chosen = ref(0)
  const mapping = ref<RosterMapping>({})
  const reading = ref(false)
  const problem = ref<ProblemCode | null>(null)

  const sheet = computed(() => sheets.value[chosen.value])
  const header = computed(() => (sheet.value ? findRosterHeader(sheet.value.rows) : null))

  function choose(index: number): void {
    chosen.value = index
    mapping.value = header.value?.mapping ?? {}
  }

  async function open(file: File): Promise<void> {
    name.value = file.name
    sheets.value = []
    problem.value = null
    reading.value = true
    try {
      const found = await readWorkbook(file)
      sheets.value = found
      const first = found.findIndex(({ rows }) => findRosterHeader(rows) !== null)
      choose(Math.max(0, first))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error.code
    } finally {
      reading.value = false
    }
  }

  /** What the column at `index` stands for; each meaning is given once. */
  function assign(index: number, id: RosterColumnId | ''): void {
    const rest = Object.entries(mapping.value).filter(([one, at]) => at !== index && one !== id)
    mapping.value = Object.fromEntries(id ? [...rest, [id, index]] : rest)
  }

  const columns = computed(() => {
    const { row, headings } = header.value ?? { row: -1, headings: [] }
    const byIndex = new Map(Object.entries(mapping.value).map(([id, index]) => [index, id as RosterColumnId]))
    return headings.map((heading, index) => ({
      index,
      heading: heading || String.fromCodePoint(65 + (index % 26)),
      means: byIndex.get(index) ?? null,
      example: cellText(
        sheet.value?.rows.slice(row + 1).find((cells) => cellText(cells[index]) !== '')?.[index] ?? null,
      ),
    }))
  })

  function reset(): void {
    name.value = ''
    sheets.value = []
    mapping.value = {}
    problem.value = null
  }

  return {
    name,
    sheets,
    chosen,
    sheet,
    header,
    mapping,
    columns,
    reading,
    problem,
    open,
    choose,
    assign,
    reset,
  }
}
