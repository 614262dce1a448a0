import { join } from 'node:path'
import { type BucketSettings, photoBucket } from './photo-bucket.ts'
import { photoFiles } from './photo-files.ts'
import type { PhotoStore } from './photo-store.ts'

/** The bucket that the settings name, else a folder beside the database. */
export const openPhotoStore = (config: {
  readonly data: string
  readonly bucket?: BucketSettings | null
}): PhotoStore => (config.bucket ? photoBucket(config.bucket) : photoFiles(join(config.data, 'photos')))
