import type { Figure, Note } from '../parts/part.ts'

const own = 'Gridwalk'

interface Target {
  readonly title: string
  readonly measure: string
  readonly target: string
  /** Whether the target is met; null where it cannot be told. */
  readonly met: (of: Ask) => boolean | null
}

/** The median of a measure; NaN when it was not measured. */
type Ask = (measure: string, who?: string) => number

const all = (...given: readonly boolean[]) => given.every(Boolean)
const first = 'first sync 10,000'
const sides = '200 edited on two sides'

const targets: readonly Target[] = [
  {
    title: 'first sync of 10,000: listed and searched',
    measure: first,
    target: '≤ 1.4 × limit, ahead of every peer',
    met: (of) => of(first) <= 1.4 * of(first, 'limit') && !(of(first) > of(first, 'best peer')),
  },
  {
    title: '– requests',
    measure: `${first}: requests`,
    target: '≤ 3',
    met: (of) => of(`${first}: requests`) <= 3,
  },
  {
    title: '– bytes received',
    measure: `${first}: received`,
    target: '≤ 1.05 × one gzip answer',
    met: (of) => of(`${first}: received`) <= 1.05 * of(`${first}: received`, 'limit'),
  },
  {
    title: 'first sync of 50,000',
    measure: 'first sync 50,000',
    target: '≤ 5.5 × our 10,000',
    met: (of) => of('first sync 50,000') <= 5.5 * of(first),
  },
  {
    title: '– heap',
    measure: 'first sync 50,000: heap',
    target: '≤ 150 MB',
    met: (of) => of('first sync 50,000: heap') <= 150,
  },
  {
    title: 'push of 1,000',
    measure: 'push 1,000',
    target: '≤ 1.5 × limit',
    met: (of) => of('push 1,000') <= 1.5 * of('push 1,000', 'limit'),
  },
  {
    title: '– bytes sent',
    measure: 'push 1,000: sent',
    target: '≤ 250 kB',
    met: (of) => of('push 1,000: sent') <= 250,
  },
  ...['0', '10,000', '50,000'].map((present): Target => {
    const measure = `save, ${present} present`
    return {
      title: `durable save, ${present} present`,
      measure,
      target: 'p50 ≤ 1.5 × limit',
      met: (of) => of(measure) <= 1.5 * of(measure, 'limit'),
    }
  }),
  {
    title: '– the longest of all, 10,000 present',
    measure: 'save, 10,000 present: longest',
    target: '≤ 50 ms',
    met: (of) => of('save, 10,000 present: longest') <= 50,
  },
  {
    title: '– flat: 50,000 present',
    measure: 'save, 50,000 present',
    target: '≤ 1.25 × with 0 present',
    met: (of) => of('save, 50,000 present') <= 1.25 * of('save, 0 present'),
  },
  {
    title: 'exchange when nothing changed: bytes received',
    measure: 'no change: received',
    target: '≤ 1 kB with what is sent',
    met: (of) => of('no change: received') + of('no change: sent') <= 1,
  },
  {
    title: 'pull of 10 changes of 10,000',
    measure: 'pull 10 of 10,000',
    target: '≤ 2 × limit, one request',
    met: (of) =>
      all(
        of('pull 10 of 10,000') <= 2 * of('pull 10 of 10,000', 'limit'),
        of('pull 10 of 10,000: requests') === 1,
      ),
  },
  ...['different fields', 'different items of one checklist', 'the same field'].map((how): Target => {
    const measure = `${sides}, ${how}`
    return {
      title: measure,
      measure,
      target: how === 'the same field' ? '≤ 500 ms, 200 kept and shown' : '≤ 500 ms, 200 merged',
      met: (of) => of(measure) <= 500 && of(`${measure}: kept`) === 200,
    }
  }),
  {
    title: '200 devices × (push 20, pull 40), FULL',
    measure: '200 devices',
    target: '≥ 8,000 rec/s',
    met: (of) => of('200 devices') >= 8000,
  },
  {
    title: '– CPU of the server',
    measure: '200 devices: CPU',
    target: '≤ 1.5 × limit',
    met: (of) => of('200 devices: CPU') <= 1.5 * of('200 devices: CPU', 'limit'),
  },
  {
    title: 'list of a building',
    measure: 'list of a building',
    target: '≤ 1 ms',
    met: (of) => of('list of a building') <= 1,
  },
  {
    title: 'search of 20,000 people',
    measure: 'search of 20,000',
    target: '≤ 10 ms',
    met: (of) => of('search of 20,000') <= 10,
  },
  {
    title: 'cold start to working set, 10,000',
    measure: 'cold start 10,000',
    target: '≤ 300 ms',
    met: (of) => of('cold start 10,000') <= 300,
  },
]

/** The table of targets, and under it every figure that was measured. */
export function tableOf(
  figures: readonly Figure[],
  notes: readonly Note[],
  about: string,
  seconds: number,
): string {
  const rows = targets.filter(({ measure }) =>
    figures.some((one) => one.measure === measure && one.who === own),
  )
  const of: Ask = (measure, who = own) => {
    const found = who === 'best peer' ? bestPeer(figures, measure) : figureOf(figures, measure, who)
    return found?.value.median ?? Number.NaN
  }
  return `# Results

Measured in one run of ${seconds} s, side by side, on: ${about}.
Each value is the median of its runs, with the least and the most in brackets. What each row is and is not: README.md.

| work | limit | best peer | ${own} | × limit | × best peer | target | met |
|---|---|---|---|---|---|---|---|
${rows.map((row) => line(row, figures, of)).join('\n')}

## What became of values that two sides changed

${notes.map(({ measure, who, text }) => `- ${who}, ${measure}: ${text}`).join('\n') || 'Not measured in this run.'}

## Every figure

| measure | who | median | least | most | runs |
|---|---|---|---|---|---|
${figures
  .map(
    ({ measure, who, unit, value: { median, min, max, runs } }) =>
      `| ${measure} | ${who} | ${show(median, unit)} | ${show(min, unit)} | ${show(max, unit)} | ${runs} |`,
  )
  .join('\n')}
`
}

const figureOf = (figures: readonly Figure[], measure: string, who: string) =>
  figures.find((one) => one.measure === measure && one.who === who)

function bestPeer(figures: readonly Figure[], measure: string): Figure | undefined {
  const isBetter = (a: Figure, b: Figure) =>
    a.unit === 'rec/s' || measure.endsWith(': kept')
      ? a.value.median > b.value.median
      : a.value.median < b.value.median
  return figures
    .filter((one) => one.measure === measure && one.who !== own && one.who !== 'limit')
    .reduce<Figure | undefined>((best, one) => (best && !isBetter(one, best) ? best : one), undefined)
}

function line({ title, measure, target, met }: Target, figures: readonly Figure[], of: Ask): string {
  const [ours, limit, peer] = [
    figureOf(figures, measure, own),
    figureOf(figures, measure, 'limit'),
    bestPeer(figures, measure),
  ]
  const cell = (one: Figure | undefined) =>
    one ? `${show(one.value.median, one.unit)}${range(one)}${one === peer ? ` ${one.who}` : ''}` : '–'
  const ratio = (to: Figure | undefined) =>
    ours && to && to.value.median > 0 ? (ours.value.median / to.value.median).toFixed(2) : '–'
  const verdict = met(of)
  const words = verdict === null ? '–' : verdict ? 'yes' : '**no**'
  return `| ${title} | ${cell(limit)} | ${cell(peer)} | ${cell(ours)} | ${ratio(limit)} | ${ratio(peer)} | ${target} | ${words} |`
}

const range = ({ value: { min, max, runs }, unit }: Figure): string =>
  runs > 1 ? ` (${show(min, '')}–${show(max, '')}${unit === 's' ? ' s' : ''})` : ''

function show(value: number, unit: string): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  const text = Number.isInteger(value)
    ? value.toLocaleString('en')
    : Number(value.toFixed(digits)).toLocaleString('en')
  return unit ? `${text} ${unit}` : text
}
