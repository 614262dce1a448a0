import { type RequestHandler, Router } from 'express'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { jsonBody } from '../http/json-body.ts'
import type { ServerContext } from '../services/server-context.ts'
import { exchange } from '../services/sync/exchange.ts'

/**
 * `POST /api/sync`: one exchange.
 * @param turn lets in one after the other, once they have said everything
 */
export function syncRoutes(context: ServerContext, turn: RequestHandler): Router {
  const router = Router()
  router.post(
    '/',
    jsonBody,
    turn,
    endpoint((request, response) => exchange(context, { user: callerOf(response).user.id }, request.body)),
  )
  return router
}
