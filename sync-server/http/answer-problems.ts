import type { ErrorRequestHandler } from 'express'
import { Problem, type ProblemBody, type ProblemCode } from '#domain/problem.ts'
import type { Log } from '../services/server-context.ts'
import { diskProblem } from '../storage/disk-problem.ts'

/** What Express and its body reader complain about, in our words. */
const ofStatus: Readonly<Record<number, ProblemCode>> = {
  404: 'notFound',
  413: 'tooLarge',
}

/** When to come again, in seconds: soon to a busy server; a disk needs a person first. */
const retryAfter: Readonly<Partial<Record<ProblemCode, number>>> = {
  serverBusy: 2,
  serverFull: 60,
  serverUnwritable: 60,
}

/** The one door for everything that goes wrong: `{code, details}`; a bug is logged and told as `serverFault`. */
export const answerProblems =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = asProblem(error)
    // Too many at once is no fault, and a line for each would be one more burden.
    if (problem.status >= 500 && problem.code !== 'serverBusy')
      log.error({ err: error, method: request.method, route: request.route?.path }, 'a request failed')
    const seconds = retryAfter[problem.code]
    if (seconds !== undefined && !response.hasHeader('retry-after'))
      response.setHeader('retry-after', String(seconds))
    const { code, details } = problem
    const body: ProblemBody = Object.keys(details).length ? { code, details } : { code }
    response.status(problem.status).setHeader('cache-control', 'no-store').json(body)
  }

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const disk = diskProblem(error)
  if (disk) return disk
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0
  const code = ofStatus[status] ?? (status >= 400 && status < 500 ? 'badRequest' : undefined)
  return new Problem(code ?? 'serverFault', {}, { cause: error })
}
