import { Router } from 'express'
import { type HealthResponse, SCHEMA } from '#domain/sync/protocol.ts'
import { endpoint } from '../http/endpoint.ts'
import type { ServerContext } from '../services/server-context.ts'

/** `GET /api/health`: the server is up and its database answers. */
export function healthRoutes({ store }: ServerContext): Router {
  const router = Router()
  router.get(
    '/',
    endpoint(async (): Promise<HealthResponse> => {
      const epoch = await store.read(({ meta }) => meta.epoch())
      return { ok: true, epoch: epoch ?? '', schema: SCHEMA }
    }),
  )
  return router
}
