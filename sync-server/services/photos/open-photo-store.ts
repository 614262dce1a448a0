import { join } from 'node:path'
import type { BucketConfig } from '../../config.ts'
import { photoBucket } from './photo-bucket.ts'
import { photoFiles } from './photo-files.ts'
import type { PhotoStore } from './photo-store.ts'

/** The bucket that the settings name, else a folder beside the database. */
export const openPhotoStore = (config: {
  readonly data: string
  readonly bucket?: BucketConfig | null
}): PhotoStore => (config.bucket ? photoBucket(config.bucket) : photoFiles(join(config.data, 'photos')))
