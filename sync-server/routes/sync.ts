import { type RequestHandler, Router } from 'express'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { jsonBody } from '../http/json-body.ts'
import { JsonText } from '../http/send-json.ts'
import type { ServerContext } from '../services/server-context.ts'
import { answerText } from '../services/sync/answer-text.ts'
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
    endpoint(async (request, response) => {
      const { user, device } = callerOf(response)
      const answer = await exchange(context, { user: user.id, device }, request.body)
      return new JsonText(answerText(answer))
    }),
  )
  return router
}
