import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { Problem } from '#domain/problem.ts'

const year = 31_536_000

/** The built app: hashed files for ever, everything else asked for each time, and one page for every path. */
export function serveApp(folder: string | null): RequestHandler {
  const router = Router()
  if (folder === null) return router
  router.use(
    express.static(folder, {
      index: false,
      setHeaders(response, path) {
        const isHashed = path.startsWith(join(folder, 'assets'))
        response.setHeader('cache-control', isHashed ? `public, max-age=${year}, immutable` : 'no-cache')
      },
    }),
  )
  router.get('/{*path}', (request, response, next) => {
    // A missing file is missing; only a place in the app is answered with the app.
    if (/\.\w+$/.test(request.path) || !request.accepts('html')) return next(new Problem('notFound'))
    response.setHeader('cache-control', 'no-cache')
    // The folder is the operator's, and so is a dot at the beginning of its name.
    response.sendFile(join(folder, 'index.html'), { dotfiles: 'allow' })
  })
  return router
}
