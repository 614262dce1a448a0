import compression from 'compression'
import express, { type Express } from 'express'
import type { Logger } from 'pino'
import { Problem } from '#domain/problem.ts'
import type { Config } from './config.ts'
import { answerProblems } from './http/answer-problems.ts'
import { authenticate } from './http/authenticate.ts'
import { dataHeaders } from './http/data-headers.ts'
import { limitAddress, limitAtOnce, limitSession } from './http/rate-limits.ts'
import { refuseCrossSite } from './http/refuse-cross-site.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { serveApp } from './http/serve-app.ts'
import { takeTurns } from './http/take-turns.ts'
import { blobRoutes } from './routes/blobs.ts'
import { deskLedgerRoutes } from './routes/desk-ledgers.ts'
import { deskRoutes } from './routes/desk.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { rescueRoutes } from './routes/rescue.ts'
import { sessionRoutes } from './routes/session.ts'
import { syncRoutes } from './routes/sync.ts'
import { openPhotoStore } from './services/photos/open-photo-store.ts'
import type { ServerContext } from './services/server-context.ts'

export type AppConfig = Pick<Config, 'app' | 'data' | 'trustProxy' | 'sessionMs'> &
  Partial<Pick<Config, 'bucket' | 'database'>>

/** The HTTP side of the server over its services. */
export function createApp(context: ServerContext, logger: Logger, config: AppConfig): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.use('/api', dataHeaders)
  app.use('/api', requestLog(logger), limitAddress(), refuseCrossSite)
  app.use('/api/health', healthRoutes(context))
  app.use('/api/session', sessionRoutes(context, config))
  const signedIn = [authenticate(context), limitSession(), limitAtOnce()]
  // SQLite writes one by one anyway; of others that wait for their database, some can be under way.
  const turns = takeTurns({ mostAtOnce: config.database ? 8 : 2 })
  app.use('/api/sync', turns.door, signedIn, syncRoutes(context, turns.turn))
  app.use('/api/events', signedIn, eventRoutes(context))
  const photos = openPhotoStore(config)
  app.use('/api/blobs', signedIn, blobRoutes(context, photos))
  app.use('/api/rescue', signedIn, rescueRoutes(context, photos))
  app.use('/api/desk/ledgers', signedIn, deskLedgerRoutes(context))
  app.use('/api/desk', signedIn, deskRoutes(context))
  app.use('/api', () => {
    throw new Problem('notFound')
  })
  app.use(securityHeaders, compression(), serveApp(config.app))
  app.use(() => {
    throw new Problem('notFound')
  })
  app.use(answerProblems(context.log))
  return app
}
