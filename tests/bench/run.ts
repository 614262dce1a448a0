/** `npm run bench [-- --only day,save] [--rounds 3] [--quick] [--without rxdb,all] [--with gridwalk,limit]`: what README.md beside this explains. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { crowd } from './parts/crowd.ts'
import { day } from './parts/day.ts'
import { find } from './parts/find.ts'
import { large } from './parts/large.ts'
import { attempt, type Figure, type Findings, type Note, type Part } from './parts/part.ts'
import { save } from './parts/save.ts'
import { settle } from './parts/settle.ts'
import type { Contestant } from './support/contestant.ts'
import { installPeers } from './support/install-peers.ts'
import { limit } from './support/limit.ts'
import { machine } from './support/machine.ts'
import { ours } from './support/ours.ts'
import { peer } from './support/peer.ts'
import { replicache } from './support/replicache.ts'
import { spreadOf } from './support/spread.ts'
import { tableOf } from './support/table.ts'

const allPeers: readonly Contestant[] = [
  peer({ name: 'PouchDB', file: 'pouchdb' }),
  peer({ name: 'RxDB', file: 'rxdb' }),
  replicache,
  peer({ name: 'TinyBase', file: 'tinybase', finds: true }),
]

const parts: Readonly<Record<string, Part>> = { day, large, save, settle, crowd, find }

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join() },
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    with: { type: 'string', default: '' },
  },
})

const names = values.only.split(',')
const unknown = names.find((name) => !parts[name])
if (unknown) throw new Error(`There is no part "${unknown}": ${Object.keys(parts).join(', ')}`)

const figures: Figure[] = []
const notes: Note[] = []
const findings: Findings = {
  figure: (measure, who, all, unit) => {
    if (all.length) figures.push({ measure, who, value: spreadOf(all), unit })
  },
  note: (measure, who, text) => void notes.push({ measure, who, text }),
}

const start = performance.now()
const say = (text: string) =>
  process.stderr.write(`${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${text}\n`)

const { quick } = values
const sizes = quick ? [0, 1000, 2000] : [0, 10_000, 50_000]
const rounds = quick ? 1 : Number(values.rounds)
const left = values.without.split(',')
const peers = left.includes('all') ? [] : allPeers.filter(({ name }) => !left.includes(name.toLowerCase()))
if (peers.length) installPeers()
const named = values.with.split(',')
const contestants = [limit, ours, ...peers].filter(
  ({ name }) => values.with === '' || named.includes(name.toLowerCase()),
)
for (const one of contestants) {
  say(`${one.name}: preparing`)
  await one.prepare(sizes)
}
const about = await machine()
// Half a bench, or a hasty one, is no result to keep.
const isWhole =
  !quick && values.with === '' && values.without === '' && names.length === Object.keys(parts).length
let text = ''
for (const name of names) {
  const setup = { contestants, rounds, quick, findings, say }
  await attempt(setup, name, 'bench', () => parts[name]!(setup))
  const seconds = Math.round((performance.now() - start) / 1000)
  text = tableOf(figures, notes, about, seconds)
  const isDone = isWhole && name === names.at(-1)
  const folder = isDone ? 'tests/bench' : '.cache/bench'
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/RESULTS.md`, text)
  writeFileSync(`${folder}/results.json`, `${JSON.stringify({ about, seconds, figures, notes }, null, 2)}\n`)
}
console.log(text)
process.exit(notes.some(({ who, text }) => who === 'bench' && text.startsWith('failed')) ? 1 : 0)
