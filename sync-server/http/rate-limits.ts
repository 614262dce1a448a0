import type { RequestHandler } from 'express'
import { ipKeyGenerator, MemoryStore, type Options, rateLimit } from 'express-rate-limit'
import { Problem } from '#domain/problem.ts'
import type { Caller } from '../services/users/read-session.ts'

const minute = 60_000

const tooMany: RequestHandler = (_request, _response, next) => next(new Problem('tooManyRequests'))

const limit = (
  most: number,
  keyGenerator?: (request: Parameters<RequestHandler>[0], response: Parameters<RequestHandler>[1]) => string,
) =>
  rateLimit({
    windowMs: minute,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: tooMany,
    ...(keyGenerator && { keyGenerator }),
  })

/**
 * From one address, what belongs to no session. A whole town of phones may sit behind one address, their carrier's or a
 * proxy's, so whoever is signed in counts by session alone. Which is which is known only when a request has ended.
 */
export function limitAddress(most = 3000): RequestHandler {
  const strangers = new MemoryStore()
  strangers.init({ windowMs: minute } as Options)
  return async (request, response, next) => {
    const address = ipKeyGenerator(request.ip ?? '')
    const counted = await strangers.get(address)
    if (counted && counted.totalHits >= most) {
      response.setHeader('retry-after', minute / 1000)
      throw new Problem('tooManyRequests')
    }
    response.once('close', () => {
      if (!response.locals.caller) void strangers.increment(address)
    })
    next()
  }
}

/** Tries to sign in from one address, whatever the account; each costs the server real work. */
export const limitSignIn = (most = 60): RequestHandler => limit(most)

/** One session, in whatever network it is; behind `authenticate`. */
export const limitSession = (most = 600): RequestHandler =>
  limit(most, (_request, response) => (response.locals.caller as Caller).tokenHash)

const reading = new Set(['GET', 'HEAD'])

/** No byte has moved for so long: whoever was there has gone without a word, as phones do. */
const goneMs = 60_000

/**
 * Of one session at the same moment, so that nobody fills the memory with bodies that never end, and answers that
 * are never read; behind `authenticate`.
 */
export function limitAtOnce(most = 16): RequestHandler {
  const underWay = new Map<string, number>()
  return (request, response, next) => {
    if (reading.has(request.method)) return next()
    const { tokenHash } = response.locals.caller as Caller
    const others = underWay.get(tokenHash) ?? 0
    if (others >= most) throw new Problem('tooManyRequests')
    underWay.set(tokenHash, others + 1)
    response.setTimeout(goneMs)
    response.once('close', () => {
      const left = underWay.get(tokenHash)! - 1
      if (left) underWay.set(tokenHash, left)
      else underWay.delete(tokenHash)
    })
    next()
  }
}
