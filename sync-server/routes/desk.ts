import { type Request, type Response, Router } from 'express'
import * as z from 'zod/mini'
import { type RevealReason, revealReasons } from '#domain/access/reveal-reasons.ts'
import { Problem } from '#domain/problem.ts'
import { type RecordType, registry } from '#domain/records/registry.ts'
import { targetTypes } from '#domain/records/task/target-rules.ts'
import { rateKeys } from '#domain/rates/rate-rules.ts'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { type DeskCaller, type DeskScopes, deskScopes } from '../services/desk/desk-scopes.ts'
import { readCounts } from '../services/desk/read-counts.ts'
import { readBatch, readHouseSafety } from '../services/desk/read-house-safety.ts'
import { readHistory } from '../services/desk/read-history.ts'
import { readMovesAlong, readOrganisation } from '../services/desk/read-organisation.ts'
import { readOverview } from '../services/desk/read-overview.ts'
import { readPeople } from '../services/desk/read-people.ts'
import { logTypes, readQueue } from '../services/desk/read-queue.ts'
import { readRecord, type RecordView } from '../services/desk/read-record.ts'
import { isPersonalNumber, readRecords } from '../services/desk/read-records.ts'
import { readRate } from '../services/desk/read-rate.ts'
import { readReviews } from '../services/desk/read-reviews.ts'
import { readTasks, readTaskTargets } from '../services/desk/read-tasks.ts'
import { readRosterKnown } from '../services/desk/read-roster-known.ts'
import type { ServerContext } from '../services/server-context.ts'
import type { ReadTables, Tables } from '../storage/store.ts'

const grid = z.string().check(z.regex(/^[\w-]{1,20}$/))
const id = z.string().check(z.minLength(1), z.maxLength(120))
const limit = z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(200)), 50)
const rateQuery = z.object({ key: z.enum(rateKeys), grid: z.optional(grid) })
const reveal = z.optional(z.enum(Object.keys(revealReasons) as [RevealReason, ...RevealReason[]]))

const gridQuery = z.object({ grid: z.optional(grid) })
const queueQuery = z.object({ grid: z.optional(grid), type: z.optional(z.enum(logTypes)), limit })
const reviewsQuery = z.object({ grid: z.optional(grid), limit })
const revealQuery = z.object({ reveal })
const targetsQuery = z.object({
  type: z.enum(targetTypes),
  rule: z.string().check(z.regex(/^\w{1,20}$/)),
  grid,
  building: z.optional(id),
})
const recordsQuery = z.object({
  type: z.enum(Object.keys(registry) as [RecordType, ...RecordType[]]),
  grid: z.optional(grid),
  search: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
  after: z.optional(z.string().check(z.maxLength(400))),
  limit,
})
const filterValue = z.string().check(z.maxLength(120))

function parse<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Problem('badRequest')
  return parsed.data
}

const filterMark = 'where.'

/** `where.status=submitted` names a filter; which ones there are is the definition's business. */
function filtersIn(query: Request['query']): Record<string, string> {
  const named = Object.entries(query).filter(([name]) => name.startsWith(filterMark))
  return Object.fromEntries(
    named.map(([name, value]) => [name.slice(filterMark.length), parse(filterValue, value)]),
  )
}

/**
 * `/api/desk`: what a supervisor reads; behind `authenticate`. Nothing is written here but the audit trail:
 * decisions go through `POST /api/sync` as everything does. Each request looks at the grants as they are now.
 */
export function deskRoutes({ store, clock }: ServerContext): Router {
  const router = Router()

  const callerIn = (response: Response): DeskCaller => {
    const { user, device, address } = callerOf(response)
    return { user: user.id, device, address }
  }

  function get(
    path: string,
    answer: (tables: ReadTables, scopes: DeskScopes, request: Request) => Promise<unknown>,
  ): void {
    router.get(
      path,
      endpoint((request, response) =>
        store.read(async (tables) => answer(tables, await deskScopes(tables, callerIn(response)), request)),
      ),
    )
  }

  /** One view with full values, which leaves a line in the audit trail in the same transaction. */
  const revealed = <T>(
    response: Response,
    { object, reason }: { object: string; reason: string },
    answer: (tables: Tables, scopes: DeskScopes) => Promise<T>,
  ): Promise<T> =>
    store.write(async (tables) => {
      const caller = callerIn(response)
      const shown = await answer(tables, await deskScopes(tables, caller))
      const done = { action: 'desk.view', object, result: 'done', details: { reason } } as const
      await tables.audit.add({ at: clock(), ...caller, ...done })
      return shown
    })

  get('/counts', (tables, scopes, { query }) => readCounts(tables, scopes, parse(gridQuery, query).grid))
  get('/queue', (tables, scopes, { query }) => readQueue(tables, scopes, parse(queueQuery, query), clock()))
  get('/reviews', (tables, scopes, { query }) => readReviews(tables, scopes, parse(reviewsQuery, query)))
  get('/house-safety', (tables, scopes, { query }) =>
    readHouseSafety(tables, scopes, parse(gridQuery, query), clock()),
  )
  get('/batches/:id', (tables, scopes, { params, query }) =>
    readBatch(tables, scopes, { id: parse(id, params.id), ...parse(gridQuery, query) }, clock()),
  )
  get('/organisation', (tables, scopes) => readOrganisation(tables, scopes, clock()))
  get('/moves-along/:id', (tables, scopes, { params }) =>
    readMovesAlong(tables, scopes, parse(id, params.id), clock()),
  )
  get('/tasks', (tables, scopes) => readTasks(tables, scopes, clock()))
  get('/task-targets', (tables, scopes, { query }) =>
    readTaskTargets(tables, scopes, parse(targetsQuery, query), clock()),
  )
  get('/people', (tables, scopes) => readPeople(tables, scopes))
  router.get(
    '/overview',
    endpoint(async (request, response) => {
      const query = parse(gridQuery, request.query)
      const reckon = await store.read(async (tables) =>
        readOverview(tables, await deskScopes(tables, callerIn(response)), query, clock()),
      )
      return reckon()
    }),
  )

  get('/rates/:key', (tables, scopes, { query, params }) =>
    readRate(tables, scopes, parse(rateQuery, { ...query, ...params }), clock()),
  )

  router.get(
    '/records',
    endpoint((request, response) => {
      const query = { ...parse(recordsQuery, request.query), filters: filtersIn(request.query) }
      const read = (tables: ReadTables, scopes: DeskScopes) => readRecords(tables, scopes, query)
      // Whoever looks up a whole number learns whose it is (DOMAIN 8.2).
      if (query.search && isPersonalNumber(query.search)) {
        return revealed(response, { object: query.type, reason: 'search' }, read)
      }
      return store.read(async (tables) => read(tables, await deskScopes(tables, callerIn(response))))
    }),
  )

  type Read = (tables: ReadTables, scopes: DeskScopes, id: string, view: RecordView) => Promise<unknown>
  const views: readonly (readonly [string, Read])[] = [
    ['/records/:id', readRecord],
    ['/records/:id/history', readHistory],
  ]
  for (const [path, read] of views) {
    router.get(
      path,
      endpoint((request, response) => {
        const object = parse(id, request.params.id)
        const { reveal: reason } = parse(revealQuery, request.query)
        if (reason) {
          return revealed(response, { object, reason }, (tables, scopes) =>
            read(tables, scopes, object, { full: true, now: clock() }),
          )
        }
        return store.read(async (tables) =>
          read(tables, await deskScopes(tables, callerIn(response)), object, { full: false, now: clock() }),
        )
      }),
    )
  }

  router.get(
    '/roster/:grid',
    endpoint((request, response) => {
      const code = parse(grid, request.params.grid)
      return revealed(response, { object: code, reason: 'rosterImport' }, (tables, scopes) =>
        readRosterKnown(tables, scopes, code),
      )
    }),
  )

  return router
}
