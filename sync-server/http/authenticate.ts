import type { CookieOptions, Request, RequestHandler, Response } from 'express'
import { Problem } from '#domain/problem.ts'
import { type Caller, readSession } from '../services/users/read-session.ts'
import type { ServerContext } from '../services/server-context.ts'

const cookieName = 'gridwalk'

const cookieOptions = (request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: request.secure,
  path: '/api',
})

export function giveCookie(request: Request, response: Response, token: string, maxAge: number): void {
  response.cookie(cookieName, token, { ...cookieOptions(request), maxAge })
}

export function takeCookie(request: Request, response: Response): void {
  response.clearCookie(cookieName, cookieOptions(request))
}

/** Lets only people with a session pass; who they are is then known to `callerOf`. */
export const authenticate =
  (context: ServerContext): RequestHandler =>
  async (request, response, next) => {
    const token = cookieIn(request)
    const caller = token ? await readSession(context, token, request.ip ?? null) : null
    if (!caller) throw new Problem('signInNeeded')
    response.locals.caller = caller
    next()
  }

/** Who is signed in; only behind `authenticate`. */
export function callerOf(response: Response): Caller {
  const caller = response.locals.caller as Caller | undefined
  if (!caller) throw new Problem('signInNeeded')
  return caller
}

function cookieIn(request: Request): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === cookieName && value && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}
