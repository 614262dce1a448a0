import express, { type RequestHandler } from 'express'
import { isTooDeep } from '#domain/json-depth.ts'
import { Problem } from '#domain/problem.ts'

/** @param limit bytes after inflating: a small file that unpacks to something huge is refused, too */
function readJson(limit: number): RequestHandler {
  const read = express.json({
    limit,
    strict: true,
    verify(_request, _response, bytes) {
      // The body reader sets a status on what is thrown here, which a Problem does not let it.
      if (isTooDeep(bytes)) throw Object.assign(new Error('nested too deeply'), { status: 400 })
    },
  })
  return (request, response, next) => {
    if (!request.is('application/json')) throw new Problem('notJson')
    read(request, response, next)
  }
}

/** Reads a JSON body, compressed or not; one of another kind is refused, as a form of another site would send it. */
export const jsonBody = readJson(8 * 1024 * 1024)

/** The same for whom nobody knows yet: a name and a password, and no room for more. */
export const smallJsonBody = readJson(16 * 1024)
