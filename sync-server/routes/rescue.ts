import { Router } from 'express'
import { MOST_PART_BYTES } from '#domain/rescue/part.ts'
import { Problem } from '#domain/problem.ts'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { readBody } from '../http/read-body.ts'
import type { PhotoStore } from '../services/photos/photo-store.ts'
import { handOutKit } from '../services/rescue/hand-out-kit.ts'
import { takePart } from '../services/rescue/take-part.ts'
import type { ServerContext } from '../services/server-context.ts'

/** `/api/rescue`: GET what a device needs to make a rescue file, POST one part of a colleague's. */
export function rescueRoutes(context: ServerContext, photos: PhotoStore): Router {
  const router = Router()
  router.get(
    '/',
    endpoint((_request, response) => handOutKit(context, callerOf(response))),
  )
  router.post(
    '/',
    endpoint(async (request, response) => {
      if (!request.is('application/octet-stream')) throw new Problem('badRequest')
      const { bytes, isCut } = await readBody(request, MOST_PART_BYTES)
      if (isCut) throw new Problem('badRequest')
      return takePart(context, photos, callerOf(response), bytes)
    }),
  )
  return router
}
