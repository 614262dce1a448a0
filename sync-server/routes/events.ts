import { Router } from 'express'
import type { EventMessage } from '#domain/sync/protocol.ts'
import { callerOf } from '../http/authenticate.ts'
import type { ServerContext } from '../services/server-context.ts'

const heartbeatMs = 25_000

/** A busy scope changes many times a second; a device that is told once pulls all of it. */
const gatherMs = 200

/** Of one person, in all windows; a further one ends the oldest, whose line may be dead. */
const mostStreams = 8

/** `GET /api/events`: tells a device which of its scopes are worth a pull; never any data. */
export function eventRoutes({ store, events, clock }: ServerContext): Router {
  const router = Router()
  /** By person, oldest first: how to end each. */
  const streams = new Map<string, Set<() => void>>()
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
      const untold = new Set<string>()
      let timer: NodeJS.Timeout | undefined
      const tell = () => {
        timer = undefined
        const poke = [...untold]
        untold.clear()
        response.write(`data: ${JSON.stringify({ poke } satisfies EventMessage)}\n\n`)
      }
      const stop = events.subscribe(
        ({ scopes, device: from }) => {
          if (from === device) return
          for (const scope of scopes) if (granted.has(scope)) untold.add(scope)
          if (untold.size) timer ??= setTimeout(tell, gatherMs)
        },
        () => granted,
      )
      const heartbeat = setInterval(() => {
        refresh().then(
          (goesOn) => (goesOn ? response.write(':\n\n') : response.end()),
          () => response.end(),
        )
      }, heartbeatMs)
      const mine = streams.get(user.id) ?? new Set()
      const leave = () => {
        clearInterval(heartbeat)
        clearTimeout(timer)
        stop()
        mine.delete(end)
        if (mine.size === 0) streams.delete(user.id)
      }
      const end = () => {
        leave()
        response.end()
      }
      streams.set(user.id, mine.add(end))
      const [oldest] = mine
      if (oldest && mine.size > mostStreams) oldest()
      response.on('close', leave)
    }, next)
  })
  return router
}
