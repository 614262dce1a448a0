import { Router } from 'express'
import type { Response } from 'express'
import * as z from 'zod/mini'
import { type RevealReason, revealReasons } from '#domain/access/reveal-reasons.ts'
import { type LedgerName, ledgerNames } from '#domain/ledgers/ledgers.ts'
import { daysBetween, isRealDate } from '#domain/local-date.ts'
import { Problem } from '#domain/problem.ts'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { type DeskCaller, deskScopes } from '../services/desk/desk-scopes.ts'
import { type LedgerQuestion, readLedger } from '../services/desk/read-ledger.ts'
import type { ServerContext } from '../services/server-context.ts'

const day = z.string().check(z.refine(isRealDate))
const name = z.enum(ledgerNames as readonly [LedgerName, ...LedgerName[]])
const asked = {
  from: day,
  to: day,
  grid: z.optional(z.string().check(z.regex(/^[\w-]{1,20}$/))),
}
const pageQuery = z.object({
  ...asked,
  after: z._default(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(200)), 50),
})
const fileQuery = z.object({
  ...asked,
  reveal: z.optional(z.enum(Object.keys(revealReasons) as [RevealReason, ...RevealReason[]])),
  request: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
})

/** A year and a day: nobody needs more in one file. */
const mostDays = 366

function parse<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Problem('badRequest')
  return parsed.data
}

function question(ledger: unknown, { from, to, grid }: Omit<LedgerQuestion, 'ledger'>): LedgerQuestion {
  const days = daysBetween(from, to)
  if (days < 0 || days >= mostDays) throw new Problem('badRequest')
  return { ledger: parse(name, ledger), from, to, ...(grid !== undefined && { grid }) }
}

const callerIn = (response: Response): DeskCaller => {
  const { user, device, address } = callerOf(response)
  return { user: user.id, device, address }
}

/**
 * `/api/desk/ledgers`: a page of a ledger, masked; or all of it for a file, which is written to the audit trail, with
 * full values only for a reason (DOMAIN 8.2, 13).
 */
export function deskLedgerRoutes({ store, clock }: ServerContext): Router {
  const router = Router()

  router.get(
    '/:ledger',
    endpoint((request, response) => {
      const { after, limit, ...query } = parse(pageQuery, request.query)
      const wanted = question(request.params.ledger, query)
      return store.read(async (tables) => {
        const scopes = await deskScopes(tables, callerIn(response))
        const { message } = await readLedger(tables, scopes, wanted, clock())
        return { ...message, rows: message.rows.slice(after, after + limit) }
      })
    }),
  )

  router.get(
    '/:ledger/file',
    endpoint(async (request, response) => {
      const { reveal, request: id, ...query } = parse(fileQuery, request.query)
      const wanted = question(request.params.ledger, query)
      const caller = callerIn(response)
      const object = `ledger:${wanted.ledger}`
      try {
        return await store.write(async (tables) => {
          const scopes = await deskScopes(tables, caller)
          const full = reveal ? { by: caller.user, ...(id !== undefined && { request: id }) } : null
          const { message, hash } = await readLedger(tables, scopes, wanted, clock(), full)
          const details = {
            from: wanted.from,
            to: wanted.to,
            grids: message.grids.map(({ code }) => code),
            lines: message.total,
            persons: message.persons,
            reason: reveal ?? null,
            request: (message.agreedBy && id) ?? null,
            sha256: hash,
          }
          await tables.audit.add({
            at: clock(),
            ...caller,
            action: 'desk.export',
            object,
            result: 'done',
            details,
          })
          return message
        })
      } catch (error) {
        // What was not given is on the trail, too; its own transaction has left nothing.
        if (error instanceof Problem && error.code === 'exportNeedsSecond') {
          const details = { from: wanted.from, to: wanted.to, reason: reveal ?? null }
          await store.write((tables) =>
            tables.audit.add({
              at: clock(),
              ...caller,
              action: 'desk.export',
              object,
              result: 'refused',
              details,
            }),
          )
        }
        throw error
      }
    }),
  )

  return router
}
