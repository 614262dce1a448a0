import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unfinished } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'

/** Photos as files in a folder, which several servers may share. */
export function photoFiles(folder: string): PhotoStore {
  const pathOf = (name: string) => join(folder, name)
  const sizeOf = async (name: string) => (await orNull(stat(pathOf(name))))?.size ?? null

  return {
    size: sizeOf,
    read: (name) => orNull(readFile(pathOf(name))),
    async put(name, bytes) {
      const spare = pathOf(`${unfinished}/${randomUUID()}`)
      await makeFolders(folder, dirname(spare), dirname(pathOf(name)))
      try {
        await write(spare, 'wx', 0, bytes)
        await rename(spare, pathOf(name))
      } catch (error) {
        await rm(spare, { force: true })
        throw error
      }
      await syncFolder(dirname(pathOf(name)))
    },
    async append(name, offset, bytes) {
      const size = (await sizeOf(name)) ?? 0
      if (size !== offset) return false
      const path = pathOf(name)
      await makeFolders(folder, dirname(path))
      await write(path, offset === 0 ? 'w' : 'r+', offset, bytes)
      if (offset === 0) await syncFolder(dirname(path))
      return true
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async removeUnfinished(before) {
      const names = (await orNull(readdir(pathOf(unfinished)))) ?? []
      let removed = 0
      for (const name of names) {
        const path = pathOf(`${unfinished}/${name}`)
        const found = await orNull(stat(path))
        if (!found || found.mtimeMs >= before) continue
        await rm(path, { force: true })
        removed++
      }
      return removed
    },
  }
}

/** Resolves when the bytes are on the disk, not in a cache. */
async function write(path: string, flags: string, offset: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, flags)
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done)
      done += bytesWritten
    }
    await file.sync()
  } catch (error) {
    // A full disk takes a part; what was there before is all that counts.
    await file.truncate(offset).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
}

/** A new name is durable only when its folder is, and a new folder when the one above it is. */
async function makeFolders(root: string, ...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (await makeFolder(folder)) await syncFolder(root)
  }
}

/** Of a full disk, a `mkdir` with `recursive` would say that the folder does not exist. Returns whether it is new. */
async function makeFolder(path: string): Promise<boolean> {
  const made = await mkdir(path).then(
    () => 'made',
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' || error.code === 'ENOENT') return error.code
      throw error
    },
  )
  if (made !== 'ENOENT') return made === 'made'
  await makeFolder(dirname(path))
  return makeFolder(path)
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders, and needs no such care.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
