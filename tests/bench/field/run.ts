/** `npm run bench:field [-- --only start,screens] [--rounds 5] [--quick]`: what README.md beside this explains. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { machine } from '../support/machine.ts'
import { due } from './parts/due.ts'
import { screens } from './parts/screens.ts'
import { search } from './parts/search.ts'
import { start } from './parts/start.ts'
import type { FieldPart, FieldRow } from './row.ts'
import { fieldTable } from './support/field-table.ts'
import { closeStreet } from './support/street.ts'

const parts: Readonly<Record<string, FieldPart>> = { start, screens, search, due }

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join() },
    rounds: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
  },
})
const names = values.only.split(',')
const unknown = names.find((name) => !parts[name])
if (unknown) throw new Error(`There is no part "${unknown}": ${Object.keys(parts).join(', ')}`)

const begun = performance.now()
const seconds = () => Math.round((performance.now() - begun) / 1000)
const rows: FieldRow[] = []
const setup = {
  rounds: values.quick ? 1 : Number(values.rounds),
  row: (row: FieldRow) => void rows.push(row),
  say: (text: string) => process.stderr.write(`${String(seconds()).padStart(4)} s  ${text}\n`),
}

try {
  for (const name of names) {
    setup.say(name)
    await parts[name]!(setup)
  }
} finally {
  await closeStreet()
}

const text = fieldTable(rows, await machine(), seconds())
// Half a bench, or a hasty one, is no result to keep.
const isWhole = !values.quick && names.length === Object.keys(parts).length
const folder = isWhole ? 'tests/bench/field' : '.cache/bench/field'
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/RESULTS.md`, text)
console.log(text)
process.exit(0)
