import { bareJpeg } from '#domain/photos/bare-jpeg.ts'
import { Problem } from '#domain/problem.ts'
import type { Picture } from '#storage/photo-store.ts'
import { browserHttp } from './browser-http.ts'
import { httpPhotoLine } from './http-photo-line.ts'
import type { PhotoWorld } from './photos.ts'

/** Enough to read a crack card; a tenth of what a phone's camera writes. */
const LONGEST_SIDE = 1600
const QUALITIES = [0.82, 0.65, 0.45]
const MOST_BYTES = 1_000_000

/** Enough for a list on a sharp screen, and a few kilobytes. */
const THUMB_SIDE = 320
const THUMB_QUALITIES = [0.7, 0.5, 0.3]
const MOST_THUMB_BYTES = 24_000

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

async function encode(source: Blob): Promise<Picture & { thumb: Picture }> {
  const bitmap = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(
    (error: unknown) => {
      throw new Problem('photoUndecodable', { type: source.type }, { cause: error })
    },
  )
  const canvas = document.createElement('canvas')
  try {
    draw(canvas, bitmap, LONGEST_SIDE)
    bitmap.close()
    const photo = await write(canvas, QUALITIES, MOST_BYTES)
    const small = document.createElement('canvas')
    draw(small, canvas, THUMB_SIDE)
    const thumb = await write(small, THUMB_QUALITIES, MOST_THUMB_BYTES)
    release(small)
    return { ...photo, thumb }
  } finally {
    release(canvas)
  }
}

function draw(canvas: HTMLCanvasElement, source: ImageBitmap | HTMLCanvasElement, longest: number): void {
  const scale = Math.min(1, longest / Math.max(source.width, source.height))
  canvas.width = Math.max(1, Math.round(source.width * scale))
  canvas.height = Math.max(1, Math.round(source.height * scale))
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Problem('photoUndecodable', { missing: 'canvas' })
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
}

/** The best quality that is small enough, else the last. */
async function write(
  canvas: HTMLCanvasElement,
  qualities: readonly number[],
  most: number,
): Promise<Picture> {
  let written: Blob | null = null
  for (const quality of qualities) {
    written = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (written && written.size <= most) break
  }
  if (!written) throw new Problem('photoUndecodable', { missing: 'encoder' })
  return { mime: 'image/jpeg', bytes: bareJpeg(new Uint8Array(await written.arrayBuffer())).buffer }
}

/** Some browsers hold the memory of a canvas until it has no size. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}
