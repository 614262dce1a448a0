import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { nameOf, partNameOf } from '#server/services/photos/photo-names.ts'
import type { PhotoStore } from '#server/services/photos/photo-store.ts'
import { receivePhoto } from '#server/services/photos/receive-photo.ts'
import { jpeg, sha256 } from '#tests/support/pictures.ts'
import { openStreet } from '../server/support/street.ts'

/** A store of photos to try, and a second one over the same place as another server would open it. */
export interface PhotoStoreUnderTest {
  readonly photos: PhotoStore
  readonly other: PhotoStore
  readonly close: () => Promise<void>
}

const bytesOf = async (photos: PhotoStore, name: string) => {
  const bytes = await photos.read(name)
  return bytes && Buffer.from(bytes)
}

/** What `services/photos/photo-store.ts` promises, asked of any kind. */
export function describePhotoStore(kind: string, open: () => Promise<PhotoStoreUnderTest>): void {
  const using = (work: (tested: PhotoStoreUnderTest) => Promise<void>) => async () => {
    const tested = await open()
    await work(tested).finally(() => tested.close())
  }

  describe(`photos in ${kind}`, () => {
    it(
      'are read as they were put, by every server, and by name only',
      using(async ({ photos, other }) => {
        const bytes = randomBytes(300_000)
        await photos.put('ab/photo', bytes)
        expect(await bytesOf(other, 'ab/photo')).toEqual(bytes)
        expect(await other.size('ab/photo')).toBe(bytes.length)
        expect([await photos.read('ab/other'), await photos.size('ab/other')]).toEqual([null, null])
      }),
    )

    it(
      'put again are whole again, and what is removed is gone, once or twice',
      using(async ({ photos }) => {
        await photos.put('ab/photo', randomBytes(5_000))
        const bytes = randomBytes(100)
        await photos.put('ab/photo', bytes)
        expect(await bytesOf(photos, 'ab/photo')).toEqual(bytes)
        await photos.remove('ab/photo')
        await photos.remove('ab/photo')
        expect(await photos.size('ab/photo')).toBeNull()
      }),
    )

    it(
      '[B2] grow at their end and nowhere else, whichever server is asked',
      using(async ({ photos, other }) => {
        const bytes = randomBytes(1_000)
        expect(await photos.append('arriving/one', 0, bytes.subarray(0, 400))).toBe(true)
        expect(await other.append('arriving/one', 0, bytes.subarray(0, 400))).toBe(false)
        expect(await other.append('arriving/one', 600, bytes.subarray(600))).toBe(false)
        expect(await other.size('arriving/one')).toBe(400)
        expect(await other.append('arriving/one', 400, bytes.subarray(400))).toBe(true)
        expect(await bytesOf(photos, 'arriving/one')).toEqual(bytes)
        expect(await photos.append('arriving/two', 10, bytes)).toBe(false)
        expect(await photos.size('arriving/two')).toBeNull()
      }),
    )

    it(
      '[B2] arrive whole when one server took the beginning and another the end',
      using(async ({ photos, other }) => {
        const street = await openStreet()
        const photo = jpeg({ size: 100_000 })
        const [name, size] = [sha256(photo), photo.length]
        const part = (offset: number, end: number) => {
          const bytes = photo.subarray(offset, end)
          return { sha256: name, size, offset, bytes, user: 'u_li' }
        }
        expect(await receivePhoto(street.context, photos, part(0, 30_000))).toBe(30_000)
        expect(await receivePhoto(street.context, other, part(30_000, 60_000))).toBe(60_000)
        expect(await receivePhoto(street.context, photos, part(60_000, size))).toBe(size)
        expect(await bytesOf(other, nameOf(name))).toEqual(photo)
        expect(await other.size(partNameOf(name, 'u_li'))).toBeNull()
        await photos.remove(nameOf(name))
        await street.close()
      }),
    )

    it(
      'are never seen half, however many write and read at once',
      using(async ({ photos, other }) => {
        const versions = Array.from({ length: 8 }, (_, i) => Buffer.alloc(200_000, i + 1))
        await photos.put('ab/photo', versions[0]!)
        const isWhole = async () => {
          const seen = await bytesOf(other, 'ab/photo')
          return versions.some((version) => seen?.equals(version))
        }
        const seen = await Promise.all(
          versions.flatMap((version) => [
            photos.put('ab/photo', version).then(() => true),
            isWhole(),
            isWhole(),
          ]),
        )
        expect(seen.every(Boolean)).toBe(true)
        expect(await isWhole()).toBe(true)
      }),
    )

    it(
      'leave nothing behind that has not ended, once it is old enough',
      using(async ({ photos }) => {
        await photos.put('ab/photo', randomBytes(10))
        await photos.append('arriving/one', 0, randomBytes(10))
        expect(await photos.removeUnfinished(Date.now() - 3_600_000)).toBe(0)
        expect(await photos.size('arriving/one')).toBe(10)
        expect(await photos.removeUnfinished(Date.now() + 3_600_000)).toBe(1)
        expect(await photos.size('arriving/one')).toBeNull()
        expect(await photos.size('ab/photo')).toBe(10)
      }),
    )
  })
}
