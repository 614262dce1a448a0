import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bareJpeg } from '#domain/photos/bare-jpeg.ts'
import { readPhoto } from '#domain/photos/read-photo.ts'
import { comment, exif, jpeg, segment, webp, xmp } from '#tests/support/pictures.ts'

const zip = Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1')
const pdf = Buffer.from('%PDF-1.7\n1 0 obj')

describe('a photo is read from its first to its last byte', () => {
  it('and tells its kind and size', () => {
    expect(readPhoto(jpeg({ width: 1600, height: 1200 }))).toEqual({
      mime: 'image/jpeg',
      width: 1600,
      height: 1200,
    })
    expect(readPhoto(webp.lossy(1600, 900))).toEqual({ mime: 'image/webp', width: 1600, height: 900 })
    expect(readPhoto(webp.lossless(7, 900))).toEqual({ mime: 'image/webp', width: 7, height: 900 })
    expect(readPhoto(webp.transparent())).toEqual({ mime: 'image/webp', width: 40, height: 30 })
  })

  test.each<[string, Buffer, string]>([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknownKind'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknownKind'],
    ['another kind of picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'unknownKind'],
    ['nothing', Buffer.alloc(0), 'unknownKind'],
    ['where it was taken', jpeg({ extra: [exif] }), 'metadata'],
    ['where it was taken, as XMP', jpeg({ extra: [xmp] }), 'metadata'],
    ['a colour profile', jpeg({ extra: [segment(0xe2, [1, 2, 3])] }), 'metadata'],
    [
      'a small picture inside the picture',
      jpeg({ extra: [segment(0xe0, [...Buffer.from('JFXX\0abc')])] }),
      'foreignPart',
    ],
    ['a document in a comment', jpeg({ extra: [comment(pdf.toString())] }), 'foreignPart'],
    ['a script in a comment', jpeg({ extra: [comment('*/=alert(1)/*')] }), 'foreignPart'],
    ['an archive in a table', jpeg({ extra: [segment(0xdb, [...zip])] }), 'foreignPart'],
    [
      'a page in a table of codes',
      jpeg({ extra: [segment(0xc4, [...Buffer.from('<html>')])] }),
      'foreignPart',
    ],
    ['an archive behind it', Buffer.concat([jpeg(), zip]), 'trailingBytes'],
    ['a second picture behind it', Buffer.concat([jpeg(), jpeg()]), 'trailingBytes'],
    ['half of it', jpeg().subarray(0, 500), 'cutOff'],
    ['only its beginning', jpeg().subarray(0, 30), 'cutOff'],
    ['no pixels', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'malformed'],
    ['more pixels than anybody can show', jpeg({ width: 65_000, height: 65_000 }), 'dimensions'],
    ['a very long line', jpeg({ width: 1, height: 65_000 }), 'dimensions'],
    ['many pixels, none too long', jpeg({ width: 4096, height: 4096 }), 'dimensions'],
    ['no height', jpeg({ height: 0 }), 'dimensions'],
    ['two frames', jpeg({ extra: [segment(0xc0, [8, 0, 9, 0, 9, 1, 1, 0x11, 0])] }), 'malformed'],
    [
      'a way of drawing that no browser knows',
      jpeg({ extra: [segment(0xcb, [8, 0, 9, 0, 9, 1, 1, 0x11, 0])] }),
      'malformed',
    ],
    ['WebP: moving pictures', webp.animated(), 'animated'],
    ['WebP: where it was taken', webp.withExif(), 'metadata'],
    ['WebP: metadata that is not announced', webp.withHiddenXmp(), 'metadata'],
    ['WebP: something foreign inside', webp.withForeignChunk(), 'foreignPart'],
    ['WebP: an archive behind it', Buffer.concat([webp.lossy(), zip]), 'trailingBytes'],
    ['WebP: half of it', webp.lossy().subarray(0, 30), 'cutOff'],
    ['WebP: more pixels than anybody can show', webp.lossless(16_000, 16_000), 'dimensions'],
    ['WebP: one size outside, another inside', webp.otherCanvas(), 'malformed'],
  ])('%s is refused', (_, bytes, fault) => {
    expect(readPhoto(bytes)).toEqual({ fault })
  })

  it('never fails otherwise, whatever bytes it is given', () => {
    const whole = fc.constantFrom(jpeg({ size: 700 }), webp.lossy(), webp.lossless(), webp.transparent())
    const bent = fc.tuple(whole, fc.nat(699), fc.nat(255), fc.nat(700)).map(([bytes, at, value, end]) => {
      const copy = Buffer.from(bytes)
      if (at < copy.length) copy[at] = value
      return copy.subarray(0, Math.max(1, end))
    })
    fc.assert(
      fc.property(fc.oneof(bent, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const read = readPhoto(bytes)
        const pixels = 'fault' in read ? 0 : read.width * read.height
        expect(pixels).toBeLessThanOrEqual(12_000_000)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is whole at its end and nowhere before: no beginning of a photo is a photo', () => {
    for (const bytes of [jpeg({ size: 400 }), webp.lossy(), webp.lossless(), webp.transparent()])
      for (let end = 0; end < bytes.length; end++)
        expect(readPhoto(bytes.subarray(0, end))).toHaveProperty('fault')
  })
})

describe('a browser’s own segments', () => {
  it('are taken out, and the pixels stay as they are', () => {
    const plain = jpeg()
    const at = 2 + 18
    const written = Buffer.concat([plain.subarray(0, at), exif, xmp, comment('made by'), plain.subarray(at)])
    expect(readPhoto(written)).toHaveProperty('fault')
    expect(Buffer.from(bareJpeg(written)).equals(plain)).toBe(true)
  })
})
