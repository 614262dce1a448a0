import { Router } from 'express'
import type { EventMessage } from '#domain/sync/protocol.ts'
import { callerOf } from '../http/authenticate.ts'
import type { ServerContext } from '../services/server-context.ts'

const heartbeatMs = 25_000

/** `GET /api/events`: tells a device which of its scopes are worth a pull; never any data. */
export function eventRoutes({ store, events, clock }: ServerContext): Router {
  const router = Router()
  router.get('/', (_request, response, next) => {
    const { user, device, tokenHash } = callerOf(response)
    let granted = new Set<string>()

    /** Grants as they are now; false when the session is over. */
    const refresh = () =>
      store.read(async ({ grants, sessions }) => {
        const session = await sessions.get(tokenHash)
        granted = new Set((await grants.ofUser(user.id)).map(({ scope }) => scope))
        return session !== null && session.expiresAt > clock()
      })

    refresh().then(() => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      response.write('retry: 5000\n\n')
      const stop = events.subscribe(({ scopes, device: from }) => {
        const poke = from === device ? [] : scopes.filter((scope) => granted.has(scope))
        if (poke.length) response.write(`data: ${JSON.stringify({ poke } satisfies EventMessage)}\n\n`)
      })
      const heartbeat = setInterval(() => {
        refresh().then(
          (goesOn) => (goesOn ? response.write(':\n\n') : response.end()),
          () => response.end(),
        )
      }, heartbeatMs)
      response.on('close', () => {
        clearInterval(heartbeat)
        stop()
      })
    }, next)
  })
  return router
}
