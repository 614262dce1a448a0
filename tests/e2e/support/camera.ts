import type { Page } from 'playwright-core'

/** What a phone's camera writes: a JPEG lying on its side, that says how to turn it and where it was taken. */
export async function cameraPhoto(page: Page, { width = 4000, height = 3000 } = {}): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w!
      canvas.height = h!
      const pen = canvas.getContext('2d')!
      // Held upright, the left edge of what the camera writes is the top of what was seen.
      pen.fillStyle = '#2050c0'
      pen.fillRect(0, 0, w! / 2, h!)
      pen.fillStyle = '#30a040'
      pen.fillRect(w! / 2, 0, w! / 2, h!)
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!
    },
    [width, height],
  )
  const plain = Buffer.from(base64, 'base64')
  return Buffer.concat([plain.subarray(0, 2), exifSegment(), plain.subarray(2)])
}

const rightTop = 6

/** Little more than the orientation and a place, in the notation of TIFF, most significant byte first. */
function exifSegment(): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(type, 2)
    bytes.writeUInt32BE(count, 4)
    value.copy(bytes, 8)
    return bytes
  }
  const short = (n: number) => Buffer.from([n >> 8, n & 255, 0, 0])
  const long = (n: number) => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255])
  const header = Buffer.concat([Buffer.from('MM\0*'), long(8)])
  const gpsAt = 8 + 2 + 2 * 12 + 4
  const degreesAt = gpsAt + 2 + 2 * 12 + 4
  const main = Buffer.concat([
    Buffer.from([0, 2]),
    entry(0x0112, 3, 1, short(rightTop)),
    entry(0x8825, 4, 1, long(gpsAt)),
    long(0),
  ])
  const gps = Buffer.concat([
    Buffer.from([0, 2]),
    entry(0x0001, 2, 2, Buffer.from('N\0\0\0')),
    entry(0x0002, 5, 3, long(degreesAt)),
    long(0),
    ...[31, 1, 49, 1, 3, 1].map(long),
  ])
  const content = Buffer.concat([Buffer.from('Exif\0\0'), header, main, gps])
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 255]), content])
}
