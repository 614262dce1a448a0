import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Photos as files named by the SHA-256 of their bytes, 256 folders of them. */
export interface PhotoFiles {
  pathOf(sha256: string): string
  /** Resolves when the bytes are on the disk, not in a cache. */
  write(sha256: string, bytes: Uint8Array, offset: number): Promise<void>
  hashOf(sha256: string): Promise<string>
  remove(sha256: string): Promise<void>
}

export function photoFiles(folder: string): PhotoFiles {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    pathOf,
    async write(sha256, bytes, offset) {
      const path = pathOf(sha256)
      await mkdir(dirname(path), { recursive: true })
      const file = await open(path, offset === 0 ? 'w' : 'r+')
      try {
        await file.write(bytes, 0, bytes.length, offset)
        await file.truncate(offset + bytes.length)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    hashOf: async (sha256) =>
      createHash('sha256')
        .update(await readFile(pathOf(sha256)))
        .digest('hex'),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}
