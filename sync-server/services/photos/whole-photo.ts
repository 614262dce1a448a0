import type { StoredBlob } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'
import { nameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'

/**
 * A photo of which every byte is here; null for any other. What the database says is not enough: a copy of it may
 * have been restored beside older photos, and then the device must hear that this one is missing.
 */
export async function wholePhoto(
  { store }: Pick<ServerContext, 'store'>,
  photos: PhotoStore,
  sha256: string,
): Promise<StoredBlob | null> {
  const blob = await store.read(({ blobs }) => blobs.get(sha256))
  if (blob?.state !== 'whole') return null
  return (await photos.size(nameOf(sha256))) === blob.size ? blob : null
}
