import { Problem } from '#domain/problem.ts'
import { httpFetch, type HttpWorld } from './http-fetch.ts'
import type { PhotoLine } from './upload-photo.ts'

/** `/api/blobs` over HTTP: HEAD says how far the server is, PATCH brings the next bytes (B2). */
export const httpPhotoLine = (world: HttpWorld): PhotoLine => ({
  async standing(sha256) {
    try {
      const { response } = await httpFetch(world, `/api/blobs/${sha256}`, { method: 'HEAD' })
      const offset = offsetIn(response)
      return { offset, whole: response.headers.get('upload-length') === String(offset) }
    } catch (error) {
      if (error instanceof Problem && error.code === 'notFound') return { offset: 0, whole: false }
      throw error
    }
  },
  async append({ sha256, offset, size, bytes }) {
    const { response } = await httpFetch(world, `/api/blobs/${sha256}`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/octet-stream',
        'upload-offset': String(offset),
        'upload-length': String(size),
      },
      body: bytes,
    })
    return offsetIn(response)
  },
  async putThumb(sha256, { mime, bytes }) {
    const headers = { 'content-type': mime }
    await httpFetch(world, `/api/blobs/${sha256}/thumb`, { method: 'PUT', headers, body: bytes })
  },
})

/** Some browsers hand out an answer that was cut off inside its head. @throws Problem offline then */
function offsetIn(response: Response): number {
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN)
  if (!Number.isSafeInteger(offset)) throw new Problem('offline', { header: 'upload-offset' })
  return offset
}
