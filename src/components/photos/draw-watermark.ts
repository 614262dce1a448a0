import { Problem } from '#domain/problem.ts'

/** At most a fifth of the picture, and never smaller than can be read. */
const SHARE = 0.2
const LINE = 1.35

/**
 * A copy of a picture with lines of text at the bottom left, white on a dark strip (DOMAIN 8.4). The picture itself
 * stays as it is. Resolves with a JPEG.
 * @throws Problem notFound when the picture cannot be had, photoUndecodable when nothing can be drawn
 */
export async function drawWatermark(url: string, lines: readonly string[]): Promise<Blob> {
  const picture = new Image()
  picture.src = url
  await picture.decode().catch((error: unknown) => {
    throw new Problem('notFound', { url }, { cause: error })
  })
  const canvas = document.createElement('canvas')
  canvas.width = picture.naturalWidth
  canvas.height = picture.naturalHeight
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Problem('photoUndecodable', { missing: 'canvas' })
  pen.drawImage(picture, 0, 0)

  const longest = Math.max(...lines.map((line) => line.length), 1)
  const byHeight = (canvas.height * SHARE) / ((lines.length + 0.6) * LINE)
  const size = Math.max(1, Math.floor(Math.min(byHeight, (canvas.width * 0.94) / (longest * 0.8))))
  pen.font = `600 ${size}px system-ui, sans-serif`
  pen.textBaseline = 'top'
  const pad = size * 0.4
  const width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 2 * pad
  const height = lines.length * size * LINE + 2 * pad
  pen.fillStyle = 'rgb(0 0 0 / 72%)'
  pen.fillRect(0, canvas.height - height, Math.min(width, canvas.width), height)
  pen.fillStyle = '#fff'
  for (const [n, line] of lines.entries())
    pen.fillText(line, pad, canvas.height - height + pad + n * size * LINE, canvas.width - 2 * pad)

  const copy = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  // Some browsers hold the memory of a canvas until it has no size.
  canvas.width = canvas.height = 0
  if (!copy) throw new Problem('photoUndecodable', { missing: 'encoder' })
  return copy
}
