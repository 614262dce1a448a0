import type { Request, RequestHandler, Response } from 'express'
import { sendJson } from './send-json.ts'

/**
 * A request is one promise: what it resolves to is the answer, as JSON (204 for nothing); what it rejects with
 * goes out of one door, `answerProblems`.
 */
export const endpoint =
  (answer: (request: Request, response: Response) => Promise<unknown>): RequestHandler =>
  async (request, response) => {
    const body = await answer(request, response)
    if (response.headersSent) return
    response.setHeader('cache-control', 'no-store')
    if (body === undefined) response.status(204).end()
    else await sendJson(request, response, body)
  }
