import type { RequestHandler } from 'express'

/**
 * Data is no page: nothing in it may run or be framed, and no other site reads it. So the page's long policy need not
 * go along with every answer.
 */
export const dataHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('referrer-policy', 'no-referrer')
  // Over plain HTTP browsers ignore it, and a street may start that way in its own network.
  response.setHeader('strict-transport-security', 'max-age=31536000')
  next()
}
