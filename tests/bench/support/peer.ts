import { mkdirSync, writeFileSync } from 'node:fs'
import { buildPage } from './build-pages.ts'
import { startChild } from './child.ts'
import type { Contestant, Pair, Served } from './contestant.ts'
import { pageFolder } from './page-folder.ts'
import { benchRecords, settleRecords } from './records.ts'

const folder = '.cache/bench'

export interface Peer {
  readonly name: string
  /** Names its page, its server and the page's folder. */
  readonly file: string
  /** It keeps its records in memory and can be listed and searched there. */
  readonly finds?: boolean
  /** What its server is started with, when other than the records as JSON. */
  readonly data?: (size: number | 'settle') => string
}

/** A peer's page and server, as a contestant. Its libraries are those of tests/bench/peers. */
export function peer({ name, file, finds, data = recordsFile }: Peer): Contestant {
  const serve = (size: number | 'settle') =>
    startChild(`tests/bench/peers/servers/${file}-server.ts`, [data(size), pageFolder(file)])
  return {
    name,
    isPeer: true,
    ...(finds ? { finds: file } : {}),
    async prepare() {
      await buildPage(file, `tests/bench/peers/pages/${file}.ts`)
    },
    async serve(size): Promise<Served> {
      const child = await serve(size)
      return {
        ...child,
        cookies: [],
        async change(count) {
          const answer = await fetch(`${child.url}/bench/change?count=${count}`, { method: 'POST' })
          if (!answer.ok) throw new Error(`${name} could not change records: ${answer.status}`)
        },
      }
    },
    async pair(): Promise<Pair> {
      const { url, stop } = await serve('settle')
      const side = { url, cookies: [] }
      return { sides: [side, side], stop }
    },
  }
}

/** The records as a peer's server reads them. */
export function recordsFile(size: number | 'settle'): string {
  const file = `${folder}/records-${size}.json`
  if (size === 'settle') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(settleRecords()))
  } else benchRecords(size)
  return file
}
