import { PROTOCOL, SCHEMA } from '#domain/sync/protocol.ts'
import { asOurs, crowdOf, type Walker } from '../support/crowd-data.ts'
import { makeLimitData } from '../support/limit-data.ts'
import { serveLimit } from '../support/limit.ts'
import { bundleOurs, makeOurData, serveOurs } from '../support/ours.ts'
import { makePlainData, servePlain } from '../support/replicache-style.ts'
import { type Message, wave } from '../support/wave.ts'
import type { Part } from './part.ts'

const data = '.cache/bench/data'

/** Twenty sent and forty pulled by each. */
const recordsEach = 60

interface Side {
  readonly name: string
  serve(): Promise<{ readonly url: string; readonly pid: number; stop(): Promise<void> }>
  messages(walker: Walker, n: number): readonly Message[]
  /** How many rows an answer brings; throws when something was not taken in. */
  rowsIn(answer: string): number
}

/** Two hundred devices at once against one server process with FULL; fifty others come before, to warm it. */
export const crowd: Part = async ({ rounds, quick, findings, say }) => {
  const [warm, count] = quick ? [10, 40] : [50, 200]
  const { records, walkers } = crowdOf(warm + count)
  const sides = await prepareSides(records, walkers)
  const found = new Map(sides.map(({ name }) => [name, { rate: [] as number[], cpu: [] as number[] }]))
  for (let round = 0; round <= rounds; round++) {
    for (const side of sides) {
      say(`${side.name}: ${count} devices at once, ${round === 0 ? 'warm-up' : `round ${round}`}`)
      const server = await side.serve()
      try {
        const devices = walkers.map((walker, n) => side.messages(walker, n))
        await wave(server.url, server.pid, devices.slice(0, warm))
        const { ms, cpu, answers, again } = await wave(server.url, server.pid, devices.slice(warm))
        const short = answers.find((answer) => side.rowsIn(answer) !== 40)
        if (short) throw new Error(`${side.name}: ${side.rowsIn(short)} rows in ${short.slice(0, 300)}`)
        if (again > 0) findings.note('200 devices', side.name, `told to come again ${again} times`)
        if (round === 0) continue
        found.get(side.name)!.rate.push((count * recordsEach * 1000) / ms)
        found.get(side.name)!.cpu.push(cpu)
      } finally {
        await server.stop()
      }
    }
  }
  for (const [name, { rate, cpu }] of found) {
    findings.figure('200 devices', name, rate, 'rec/s')
    findings.figure('200 devices: CPU', name, cpu, 's')
  }
}

async function prepareSides(
  records: Parameters<typeof makeLimitData>[1],
  walkers: readonly Walker[],
): Promise<readonly Side[]> {
  const scopes = walkers.map(({ scope }) => scope)
  const people = walkers.map(({ user, device, scope }) => ({ user, device, scopes: [scope] }))
  await bundleOurs()
  const tokens = await makeOurData(`${data}/ours-crowd`, records, people)
  makeLimitData(`${data}/limit-crowd.sqlite`, records, scopes)
  makePlainData(`${data}/plain-crowd.sqlite`, records)
  return [
    {
      name: 'limit',
      serve: () => serveLimit(`${data}/limit-crowd.sqlite`),
      messages: ({ mutations, scope }) => [{ path: '/exchange', text: JSON.stringify({ mutations, scope }) }],
      rowsIn: (answer) => (JSON.parse(answer) as { rows: unknown[] }).rows.length,
    },
    {
      name: 'Gridwalk',
      serve: () => serveOurs(`${data}/ours-crowd`),
      messages: (walker, n) => [
        { path: '/api/sync', text: requestOf(walker), cookie: `gridwalk=${tokens[n]!}` },
      ],
      rowsIn(answer) {
        const { outcomes, rows } = JSON.parse(answer) as {
          outcomes: Record<string, { outcome: string }>
          rows: unknown[]
        }
        const refused = Object.values(outcomes).find(({ outcome }) => outcome !== 'applied')
        if (refused) throw new Error(`not applied: ${JSON.stringify(refused)}`)
        return rows.length
      },
    },
    {
      name: 'Replicache-style endpoint',
      serve: () => servePlain(`${data}/plain-crowd.sqlite`, 'limit'),
      messages: ({ mutations, scope, device }) => [
        {
          path: '/push',
          text: JSON.stringify({
            clientGroupID: device,
            space: scope,
            mutations: mutations.map(({ type, record, body }, n) => ({
              clientID: device,
              id: n + 1,
              name: 'put',
              args: { key: record, value: { id: record, type, scope, body } },
            })),
          }),
        },
        { path: '/pull', text: JSON.stringify({ clientGroupID: device, space: scope, cookie: null }) },
      ],
      rowsIn: (answer) =>
        (JSON.parse(answer) as { patch: { op: string }[] }).patch.filter(({ op }) => op === 'put').length,
    },
  ]
}

export const requestOf = (walker: Walker): string =>
  JSON.stringify({
    protocol: PROTOCOL,
    schema: SCHEMA,
    app: 'bench',
    device: walker.device,
    epoch: null,
    generation: 'n_bench',
    now: Date.now(),
    lastAckUid: null,
    have: {},
    want: null,
    sweep: [],
    askReset: [],
    mutations: asOurs(walker),
    limits: { rows: 1000, bytes: 1_000_000 },
  })
