import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
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

/** Everything from one address: a whole office may sit behind one. */
export const limitAddress = (most = 3000): RequestHandler => limit(most)

/** Tries to sign in from one address, whatever the account; each costs the server real work. */
export const limitSignIn = (most = 60): RequestHandler => limit(most)

/** One session, in whatever network it is; behind `authenticate`. */
export const limitSession = (most = 600): RequestHandler =>
  limit(most, (_request, response) => (response.locals.caller as Caller).tokenHash)
