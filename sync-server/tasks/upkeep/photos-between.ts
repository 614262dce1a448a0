import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nameOf, thumbNameOf } from '../../services/photos/photo-names.ts'
import type { StoredBlob } from '../../storage/stored.ts'
import { copyDurably, linkOrCopy, proofOf, sizeOf, sync } from './durable-files.ts'

type Photo = Pick<StoredBlob, 'sha256' | 'size'>

/** Says that a photo is in a folder with as many bytes as it should have. */
export const hasPhoto = async (folder: string, { sha256, size }: Photo): Promise<boolean> =>
  (await sizeOf(join(folder, nameOf(sha256)))) === size

/** Says that a photo is there byte for byte. */
export async function hasPhotoExactly(folder: string, photo: Photo): Promise<boolean> {
  if (!(await hasPhoto(folder, photo))) return false
  return (await proofOf(join(folder, nameOf(photo.sha256)))).sha256 === photo.sha256
}

/**
 * Brings photos from one folder to another. What is there already stays; photos are named by their bytes and
 * never change. Durable when it resolves. Returns those that neither folder has.
 * @param how `link` where both folders may share the bytes, `copy` where one must survive the other
 */
export async function bringPhotos(
  photos: readonly Photo[],
  { from, to, how }: { from: string; to: string; how: 'link' | 'copy' },
): Promise<{ readonly missing: readonly string[]; readonly brought: number }> {
  const missing: string[] = []
  const folders = new Set<string>()
  const bring = how === 'link' ? linkOrCopy : copyDurably
  let brought = 0
  for (const photo of photos) {
    if (await hasPhoto(to, photo)) continue
    if (!(await hasPhotoExactly(from, photo))) {
      missing.push(photo.sha256)
      continue
    }
    const target = join(to, nameOf(photo.sha256))
    await rm(target, { force: true })
    await bring(join(from, nameOf(photo.sha256)), target)
    const thumb = thumbNameOf(photo.sha256)
    if ((await sizeOf(join(from, thumb))) !== null && (await sizeOf(join(to, thumb))) === null)
      await bring(join(from, thumb), join(to, thumb))
    folders.add(dirname(target))
    brought++
  }
  for (const folder of folders) await sync(folder)
  if (folders.size) await sync(to)
  return { missing, brought }
}

/** Names of all whole photos in a folder. */
export async function photosThere(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const part of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue
    for (const name of await namesIn(join(folder, part))) if (/^[0-9a-f]{64}$/.test(name)) found.push(name)
  }
  return found
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
