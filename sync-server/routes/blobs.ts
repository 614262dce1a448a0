import { type Request, type Response, Router } from 'express'
import { Problem } from '#domain/problem.ts'
import { callerOf } from '../http/authenticate.ts'
import { endpoint } from '../http/endpoint.ts'
import { readBody } from '../http/read-body.ts'
import { howFar } from '../services/photos/how-far.ts'
import type { PhotoStore } from '../services/photos/photo-store.ts'
import { type ReadablePhoto, readablePhoto } from '../services/photos/readable-photo.ts'
import { mostPhotoBytes, receivePhoto } from '../services/photos/receive-photo.ts'
import { mostThumbBytes, receiveThumb } from '../services/photos/receive-thumb.ts'
import type { ServerContext } from '../services/server-context.ts'

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
 * `Upload-Offset` and the whole size in `Upload-Length`; GET reads a whole photo. `PUT …/thumb` brings a small
 * picture of it, `GET …/thumb` reads it.
 */
export function blobRoutes(context: ServerContext, photos: PhotoStore): Router {
  const router = Router()
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
      const wanted = { sha256: nameIn(request), user: callerOf(response).user.id }
      // Bytes of an upload that broke off may just be written down.
      const { offset, size } = await inLine(wanted.sha256, () => howFar(context, photos, wanted))
      response.set('upload-offset', String(offset))
      if (size !== null) response.set('upload-length', String(size))
      response.status(200).setHeader('cache-control', 'no-store').end()
    }),
  )
  router.patch(
    '/:sha256',
    endpoint(async (request, response) => {
      const part = {
        sha256: nameIn(request),
        offset: numberIn(request, 'upload-offset'),
        size: numberIn(request, 'upload-length'),
        user: callerOf(response).user.id,
      }
      const { bytes, isCut } = await readBody(request, mostPhotoBytes)
      const take = () => receivePhoto(context, photos, { ...part, bytes })
      const offset = await inLine(part.sha256, take).catch((error: unknown) => {
        // Nobody hears of it any more, and the bytes come again.
        if (isCut && error instanceof Problem) return part.offset
        throw error
      })
      response.set('upload-offset', String(offset))
    }),
  )
  router.put(
    '/:sha256/thumb',
    endpoint(async (request, response) => {
      const { bytes, isCut } = await readBody(request, mostThumbBytes)
      if (isCut) throw new Problem('badRequest')
      const user = callerOf(response).user.id
      await receiveThumb(context, photos, { sha256: nameIn(request), bytes, user })
    }),
  )
  const read = (small: boolean) =>
    endpoint(async (request, response) => {
      const sha256 = nameIn(request)
      const user = callerOf(response).user.id
      send(response, sha256, await readablePhoto(context, photos, { sha256, user, small }))
    })
  router.get('/:sha256/thumb', read(true))
  router.get('/:sha256', read(false))
  return router
}

const year = 31_536_000
const tenMinutes = 600

/** Bytes that a stranger made: shown as the picture they were checked to be, and as nothing else. */
function send(response: Response, sha256: string, photo: ReadablePhoto): void {
  const { mime, bytes, isOwn, isThumb } = photo
  const file = `${sha256.slice(0, 12)}.${mime === 'image/webp' ? 'webp' : 'jpg'}`
  response.set({
    'content-type': mime,
    'content-disposition': `inline; filename="${file}"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    // A right that may be taken away is asked for again; a name never gets other bytes.
    'cache-control':
      isOwn && !isThumb ? `private, max-age=${year}, immutable` : `private, max-age=${tenMinutes}`,
    etag: `"${sha256}${isThumb ? '.thumb' : ''}"`,
  })
  // Who signs in on the same browser next has rights of their own.
  response.vary('Cookie')
  response.send(
    bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  )
}
