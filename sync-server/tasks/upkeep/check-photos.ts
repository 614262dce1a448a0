import { createHash } from 'node:crypto'
import { type Label, label } from '#domain/label.ts'
import { nameOf } from '../../services/photos/photo-names.ts'
import type { PhotoStore } from '../../services/photos/photo-store.ts'
import type { StoredBlob } from '../../storage/stored.ts'

const sampleSize = 200

/** Every n-th, the first included, so that the same photos are looked at again only when there are few. */
function sampleOf(photos: readonly StoredBlob[], start: number): readonly StoredBlob[] {
  const step = Math.max(1, Math.ceil(photos.length / sampleSize))
  return photos.filter((_, at) => at % step === start % step)
}

/**
 * Whether the bytes of whole photos are there and are those that they are named after. All are looked for;
 * @param reading which of them are read: `all`, or a `sample` of about 200
 */
export async function checkPhotos(
  photos: readonly StoredBlob[],
  store: Pick<PhotoStore, 'size' | 'read'>,
  { reading, start }: { reading: 'all' | 'sample'; start: number },
): Promise<{ readonly read: number; readonly faults: readonly Label[] }> {
  const faults: Label[] = []
  const toRead = new Set(reading === 'all' ? photos : sampleOf(photos, start))
  for (const photo of photos) {
    const name = nameOf(photo.sha256)
    const size = await store.size(name)
    if (size === null) faults.push(label(`照片 ${photo.sha256}：文件不在`, `photo ${photo.sha256}: missing`))
    else if (size !== photo.size)
      faults.push(
        label(
          `照片 ${photo.sha256}：应有 ${photo.size} 字节，实有 ${size}`,
          `photo ${photo.sha256}: should have ${photo.size} bytes, has ${size}`,
        ),
      )
    else if (toRead.has(photo) && !isRight(photo, await store.read(name)))
      faults.push(label(`照片 ${photo.sha256}：内容已损坏`, `photo ${photo.sha256}: its bytes have changed`))
  }
  return { read: toRead.size, faults }
}

const isRight = ({ sha256 }: StoredBlob, bytes: Uint8Array | null): boolean =>
  bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256
