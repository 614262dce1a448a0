import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/** One line per API request: method, path, status, time. Never a body, a cookie, a query or a person. */
export const requestLog = (logger: Logger): RequestHandler =>
  pinoHttp({
    logger,
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    // What is behind a 503 is told where it is answered.
    customLogLevel: (_request, { statusCode }, error) =>
      statusCode !== 503 && (error || statusCode >= 500) ? 'error' : 'debug',
  })
