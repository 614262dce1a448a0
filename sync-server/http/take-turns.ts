import type { NextFunction, RequestHandler, Response } from 'express'
import { Problem } from '#domain/problem.ts'

export interface TurnOptions {
  /** How many are served side by side; the others stand in line, and cost nothing there. */
  readonly mostAtOnce?: number
  /**
   * The longest wait, in milliseconds, that is worth beginning to stand in line for. Whoever has waited twice as long
   * after all is sent away, too: before a phone gives up, so that it hears when to come again.
   */
  readonly mostWaitMs?: number
  readonly clock?: () => number
}

/** How much the last request says about the pace of the next ones. */
const weight = 0.05
const latestTurnMs = 60_000

/** Node hears one new connection in each round of its event loop: some go by before the next costly one begins. */
const rounds = 4

export interface Turns {
  /** In front of all that costs anything: sends away whoever would wait too long. */
  readonly door: RequestHandler
  /** The line itself, behind what reads the request: a turn is for work, and not for a line that hardly moves. */
  readonly turn: RequestHandler
}

/**
 * A line in front of what is costly. Those in it are let in one after the other, and between them the process looks
 * after everything else: answers go out, new requests are heard. When the line is too long, the later ones are told when
 * to come again, instead of waiting until they give up, which would cost the same work twice; each gets a time of its
 * own, so that they do not all come at once then.
 */
export function takeTurns(options: TurnOptions = {}): Turns {
  const { mostAtOnce = 8, mostWaitMs = 10_000, clock = () => performance.now() } = options
  /** In the order in which they came: how to let each in, since when it waits, how to send it away. */
  const line = new Map<() => void, { readonly since: number; readonly sendAway: () => void }>()
  let inside = 0
  /** From one end to the next while there is a line; a guess until the first have ended. */
  let paceMs = 20
  let lastEnd = 0
  let lastTurn = 0

  function letIn(): void {
    const now = clock()
    for (const [enter, { since, sendAway }] of line) {
      if (now - since > 2 * mostWaitMs) {
        line.delete(enter)
        sendAway()
        continue
      }
      if (inside === mostAtOnce) return
      line.delete(enter)
      inside++
      afterRounds(rounds, enter)
    }
  }

  function leave(): void {
    const now = clock()
    if (line.size) paceMs += (now - lastEnd - paceMs) * weight
    lastEnd = now
    inside--
    letIn()
  }

  /** In how many seconds to come again. */
  function laterTurn(waitMs: number): number {
    const now = clock()
    lastTurn = Math.max(lastTurn + paceMs, now + waitMs)
    if (lastTurn > now + latestTurnMs) lastTurn = now + waitMs
    return Math.max(1, Math.ceil((lastTurn - now) / 1000))
  }

  const isTooLong = () => line.size * paceMs > mostWaitMs

  function refuse(response: Response, next: NextFunction): void {
    response.setHeader('retry-after', laterTurn(line.size * paceMs))
    next(new Problem('serverBusy'))
  }

  const door: RequestHandler = (_request, response, next) => (isTooLong() ? refuse(response, next) : next())

  const turn: RequestHandler = (_request, response, next) => {
    if (isTooLong()) return refuse(response, next)
    if (inside === 0) lastEnd = clock()
    let isInside = false
    const enter = () => {
      isInside = true
      if (response.closed) end()
      else next()
    }
    const end = () => {
      if (isInside) leave()
      else line.delete(enter)
      isInside = false
    }
    line.set(enter, { since: clock(), sendAway: () => refuse(response, next) })
    // When the answer is handed over the work is done, however long it is on its way.
    response.once('prefinish', end)
    response.once('close', end)
    letIn()
  }

  return { door, turn }
}

function afterRounds(count: number, then: () => void): void {
  setImmediate(count > 1 ? () => afterRounds(count - 1, then) : then)
}
