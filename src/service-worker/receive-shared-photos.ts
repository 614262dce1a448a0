import { Problem } from '#domain/problem.ts'
import type { SharedPhotos } from '#storage/shared-photos.ts'

/** What the manifest's `share_target` names. */
const address = '/share'
const field = 'photos'

const answer = (path: string) => new Response(null, { status: 303, headers: { location: path } })

/**
 * Takes pictures that another app shares, keeps them durably, and shows the screen that asks where they belong. It
 * works without a network: the pictures never go to the server from here.
 */
export function receiveSharedPhotos(worker: ServiceWorkerGlobalScope, shared: SharedPhotos): void {
  worker.addEventListener('fetch', (event) => {
    const { request } = event
    if (request.method !== 'POST' || new URL(request.url).pathname !== address) return
    event.respondWith(take(request, shared))
  })
}

async function take(request: Request, shared: SharedPhotos): Promise<Response> {
  try {
    const files = (await request.formData()).getAll(field)
    const pictures = files.filter((file) => file instanceof File && file.type.startsWith('image/')) as File[]
    const sharedAt = Date.now()
    // One after the other: a small phone has no memory for many large pictures at once.
    for (const file of pictures) {
      const takenAt = Math.min(file.lastModified || sharedAt, sharedAt)
      await shared.add([{ mime: file.type, bytes: await file.arrayBuffer(), takenAt, sharedAt }])
    }
    return answer(address)
  } catch (error) {
    return answer(`${address}?problem=${error instanceof Problem ? error.code : 'photoUndecodable'}`)
  }
}
