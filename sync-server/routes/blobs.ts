import express, { type Request, Router } from 'express'
import { Problem } from '#domain/problem.ts'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { photoFiles } from '../services/photos/photo-files.ts'
import { readablePhoto } from '../services/photos/readable-photo.ts'
import { mostPhotoBytes, receivePhoto } from '../services/photos/receive-photo.ts'
import type { ServerContext } from '../services/server-context.ts'

const bytes = express.raw({ type: ['image/*', 'application/octet-stream'], limit: mostPhotoBytes })

function nameIn(request: Request): string {
  const { sha256 } = request.params
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('notFound')
  return sha256
}

function numberIn(request: Request, header: string): number {
  const value = request.get(header) ?? ''
  if (!/^\d{1,9}$/.test(value)) throw new Problem('badRequest', { header })
  return Number(value)
}

/**
 * `/api/blobs/:sha256`. HEAD says in `Upload-Offset` how many bytes have arrived; PATCH brings the next ones, with
 * `Upload-Offset` and the whole size in `Upload-Length`; GET reads a whole photo.
 */
export function blobRoutes(context: ServerContext, { folder }: { folder: string }): Router {
  const router = Router()
  const files = photoFiles(folder)
  const busy = new Map<string, Promise<unknown>>()

  /** One upload of a photo at a time; the bytes of two would mix. */
  function inLine<T>(sha256: string, work: () => Promise<T>): Promise<T> {
    const turn = (busy.get(sha256) ?? Promise.resolve()).then(work, work)
    busy.set(sha256, turn)
    const leave = () => void (busy.get(sha256) === turn && busy.delete(sha256))
    turn.then(leave, leave)
    return turn
  }

  router.head(
    '/:sha256',
    endpoint(async (request, response) => {
      const blob = await context.store.read(({ blobs }) => blobs.get(nameIn(request)))
      const isMine = blob?.state === 'whole' || blob?.user === callerOf(response).user.id
      if (!blob || !isMine) throw new Problem('notFound')
      response.set({ 'upload-offset': String(blob.offset), 'upload-length': String(blob.size) })
      response.status(200).end()
    }),
  )
  router.patch(
    '/:sha256',
    bytes,
    endpoint(async (request, response) => {
      if (!Buffer.isBuffer(request.body)) throw new Problem('photoRefused')
      const sha256 = nameIn(request)
      const part = {
        sha256,
        offset: numberIn(request, 'upload-offset'),
        size: numberIn(request, 'upload-length'),
        bytes: request.body,
        user: callerOf(response).user.id,
      }
      const offset = await inLine(sha256, () => receivePhoto(context, files, part))
      response.set('upload-offset', String(offset))
    }),
  )
  router.get('/:sha256', (request, response, next) => {
    readablePhoto(context, nameIn(request), callerOf(response).user.id).then((blob) => {
      response.set({ 'content-type': blob.mime, 'cache-control': 'private, max-age=31536000, immutable' })
      response.sendFile(files.pathOf(blob.sha256), { cacheControl: false })
    }, next)
  })
  return router
}
