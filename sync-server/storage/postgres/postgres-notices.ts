import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import type { Notice, Notices } from '../store.ts'
import { databaseProblem } from './database-problem.ts'

const channel = 'gridwalk'

/** PostgreSQL carries less than 8,000 bytes at once. */
const mostBytes = 7000
const [firstWaitMs, longestWaitMs, checkMs] = [200, 30_000, 30_000]

type Message = Notice & { readonly from: string }

/**
 * Notices by LISTEN and NOTIFY, on a connection of their own, which is made again when it is lost. An engine that
 * speaks PostgreSQL's language but has no LISTEN never says that notices come in.
 */
export function postgresNotices(pool: Pool, url: string): Notices & { close(): Promise<void> } {
  const me = randomUUID()
  const stops = new Set<() => void>()

  return {
    send(notice) {
      for (const scopes of portions(notice.scopes)) {
        const message: Message = { from: me, scopes, device: notice.device }
        // A hint only: who does not hear it finds out by looking at the heads.
        pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(message)]).catch(() => {})
      }
    },
    listen(hear, changed) {
      let client: Client | null = null
      let timer: NodeJS.Timeout
      let isOver = false
      let waitMs = firstWaitMs

      async function connect(): Promise<void> {
        const next = new Client({ connectionString: url, keepAlive: true, query_timeout: 10_000 })
        client = next
        const lost = () => {
          if (client !== next) return
          client = null
          changed(false)
          next.removeAllListeners('notification')
          next.end().catch(() => {})
          again()
        }
        next.on('error', lost)
        next.on('end', lost)
        next.on('notification', ({ payload }) => {
          const message = JSON.parse(payload ?? 'null') as Message | null
          if (message && message.from !== me) hear({ scopes: message.scopes, device: message.device })
        })
        try {
          await next.connect()
          await next.query(`listen ${channel}`)
        } catch (error) {
          // Not a lost connection but an engine that has no such thing: nothing to try again.
          if (!databaseProblem(error)) isOver = true
          return lost()
        }
        waitMs = firstWaitMs
        changed(true)
        check(next, lost)
      }

      /** A line that is dead without a word is found out by a question. */
      function check(next: Client, lost: () => void): void {
        timer = setTimeout(() => {
          const asked = async () => {
            await next.query('select 1')
            check(next, lost)
          }
          asked().catch(lost)
        }, checkMs).unref()
      }

      function again(): void {
        clearTimeout(timer)
        if (isOver) return
        timer = setTimeout(() => void connect(), waitMs * (0.5 + Math.random())).unref()
        waitMs = Math.min(longestWaitMs, waitMs * 2)
      }

      const stop = () => {
        isOver = true
        clearTimeout(timer)
        stops.delete(stop)
        const last = client
        client = null
        last?.end().catch(() => {})
      }
      stops.add(stop)
      void connect()
      return stop
    },
    async close() {
      for (const stop of stops) stop()
    },
  }
}

function portions(scopes: readonly string[]): string[][] {
  const all: string[][] = []
  let bytes = Infinity
  for (const scope of scopes) {
    const size = Buffer.byteLength(scope) + 3
    if (bytes + size > mostBytes) {
      all.push([])
      bytes = 0
    }
    all.at(-1)!.push(scope)
    bytes += size
  }
  return all
}
