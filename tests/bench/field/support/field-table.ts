import type { FieldRow } from '../row.ts'

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2)
const show = (value: number) => value.toFixed(digits(value))

function line({ measure, value: { median, min, max, runs }, unit, most }: FieldRow): string {
  const verdict = most === null ? '–' : median <= most ? 'yes' : '**no**'
  const promised = most === null ? '–' : `≤ ${most} ${unit}`
  return `| ${measure} | ${show(median)} ${unit} | ${show(min)} | ${show(max)} | ${runs} | ${promised} | ${verdict} |`
}

const head = '| what | median | least | most | runs | promised | kept |\n|---|---|---|---|---|---|---|'

/** The rows as Markdown, one table for each part. */
export function fieldTable(rows: readonly FieldRow[], about: string, seconds: number): string {
  const parts = [...new Set(rows.map(({ part }) => part))]
  const tables = parts.map((part) => {
    const lines = rows.filter((row) => row.part === part).map(line)
    return `## ${part}\n\n${head}\n${lines.join('\n')}\n`
  })
  return `# Results of the field app

Measured in one run of ${seconds} s on: ${about}. What each row is and is not: README.md.

${tables.join('\n')}`
}
