import type { RequestHandler } from 'express'
import { Problem } from '#domain/problem.ts'

export interface TurnOptions {
  /** The longest wait, in milliseconds, that is worth standing in line for: well before a phone takes the line for dead. */
  readonly mostWaitMs?: number
  readonly clock?: () => number
}

/** How much the last request says about the next ones. */
const weight = 0.1
const longestWaitMs = 300_000

/**
 * When more come at once than can be served in time, the later ones are told when to come again instead of waiting
 * until they give up, which would cost the server the same work twice. Each gets a time of its own, so that they
 * come one after the other then.
 */
export function takeTurns({
  mostWaitMs = 10_000,
  clock = () => performance.now(),
}: TurnOptions = {}): RequestHandler {
  let inLine = 0
  /** From one end to the next while there is a line; a guess until the first have ended. */
  let paceMs = 10
  let lastEnd = 0
  let lastTurn = 0
  return (_request, response, next) => {
    const now = clock()
    const waitMs = inLine * paceMs
    if (waitMs > mostWaitMs) {
      lastTurn = Math.min(Math.max(lastTurn + paceMs, now + waitMs), now + longestWaitMs)
      response.setHeader('retry-after', Math.ceil((lastTurn - now) / 1000))
      return next(new Problem('serverBusy'))
    }
    if (inLine++ === 0) lastEnd = now
    response.once('close', () => {
      const end = clock()
      paceMs += (end - lastEnd - paceMs) * weight
      lastEnd = end
      inLine--
    })
    next()
  }
}
