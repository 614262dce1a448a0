import { Problem } from '#domain/problem.ts'
import { browserHttp } from './browser-http.ts'
import { httpPhotoLine } from './http-photo-line.ts'
import type { PhotoWorld } from './photos.ts'

/** Enough to read a crack card; a tenth of what a phone's camera writes. */
const LONGEST_SIDE = 1600
const QUALITIES = [0.82, 0.65, 0.45]
const MOST_BYTES = 1_000_000

/** Scaling, naming and sending photos with what the browser has. */
export const browserPhotos = (): PhotoWorld => ({
  line: httpPhotoLine(browserHttp()),
  encode,
  async sha256(bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  },
  async spaceLeft() {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
    return quota === undefined || usage === undefined ? null : quota - usage
  },
})

async function encode(source: Blob): Promise<{ bytes: ArrayBuffer; mime: string }> {
  const bitmap = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(
    (error: unknown) => {
      throw new Problem('photoRefused', {}, { cause: error })
    },
  )
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  let written: Blob | null = null
  for (const quality of QUALITIES) {
    written = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (written && written.size <= MOST_BYTES) break
  }
  if (!written) throw new Problem('photoRefused')
  return { bytes: await written.arrayBuffer(), mime: 'image/jpeg' }
}
