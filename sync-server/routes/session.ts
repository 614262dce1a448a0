import { Router } from 'express'
import { Problem } from '#domain/problem.ts'
import type { SessionResponse } from '#domain/sync/protocol.ts'
import { sessionRequestSchema } from '#domain/sync/request-schemas.ts'
import { authenticate, callerOf, giveCookie, takeCookie } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { smallJsonBody } from '../http/json-body.ts'
import { limitSignIn } from '../http/rate-limits.ts'
import type { ServerContext } from '../services/server-context.ts'
import { endSession } from '../services/users/read-session.ts'
import { signIn } from '../services/users/sign-in.ts'

/** `/api/session`: sign in, ask who is signed in, sign out. */
export function sessionRoutes(context: ServerContext, { sessionMs }: { sessionMs: number }): Router {
  const router = Router()
  router.post(
    '/',
    limitSignIn(),
    smallJsonBody,
    endpoint(async (request, response): Promise<SessionResponse> => {
      const parsed = sessionRequestSchema.safeParse(request.body)
      if (!parsed.success) throw new Problem('badRequest')
      const { token, user } = await signIn(context, parsed.data, { address: request.ip ?? null, sessionMs })
      giveCookie(request, response, token, sessionMs)
      return { user, now: context.clock() }
    }),
  )
  router.get(
    '/',
    authenticate(context),
    endpoint(async (_request, response): Promise<SessionResponse> => ({
      user: callerOf(response).user,
      now: context.clock(),
    })),
  )
  router.delete(
    '/',
    authenticate(context),
    endpoint(async (request, response) => {
      await endSession(context, callerOf(response))
      takeCookie(request, response)
    }),
  )
  return router
}
