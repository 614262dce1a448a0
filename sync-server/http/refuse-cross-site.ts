import type { RequestHandler } from 'express'
import { Problem } from '#domain/problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
const own = new Set(['same-origin', 'none'])

/** Nothing is changed at the word of another site; a browser says so itself, a program says nothing. */
export const refuseCrossSite: RequestHandler = (request, _response, next) => {
  const site = request.get('sec-fetch-site')
  if (!reading.has(request.method) && site !== undefined && !own.has(site)) throw new Problem('crossSite')
  next()
}
