import express, { type RequestHandler } from 'express'
import { Problem } from '#domain/problem.ts'

/** After inflating: a small file that unpacks to something huge is refused, too. */
const mostBytes = 8 * 1024 * 1024

/** Far more than any record has; deeper ones would only exhaust the stack of whoever walks through them. */
const mostDepth = 64

const [quote, escape] = [0x22, 0x5c]
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

function refuseDeep(bytes: Buffer): void {
  let depth = 0
  let inText = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (inText) {
      if (byte === escape) i++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (opening.has(byte)) {
      // The body reader sets a status on what is thrown here, which a Problem does not let it.
      if (++depth > mostDepth) throw Object.assign(new Error('nested too deeply'), { status: 400 })
    } else if (closing.has(byte)) depth--
  }
}

const read = express.json({
  limit: mostBytes,
  strict: true,
  verify: (_request, _response, bytes) => refuseDeep(bytes),
})

/** Reads a JSON body, compressed or not; one of another kind is refused, as a form of another site would send it. */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (!request.is('application/json')) throw new Problem('notJson')
  read(request, response, next)
}
