import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface FileProof {
  readonly bytes: number
  readonly sha256: string
}

/** Size in bytes; null when there is no such file. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** What a file holds, read from the disk. */
export async function proofOf(path: string): Promise<FileProof> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(part)
    bytes += part.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Resolves when what was written to a file, or which names a folder has, survives a power cut. */
export async function sync(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory()
  // Windows opens no folders, and wants a file open for writing.
  if (isFolder && process.platform === 'win32') return
  const opened = await open(path, isFolder ? 'r' : 'r+')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await sync(dirname(path))
}

/** A copy under a new name: there in full, or not at all. */
export async function copyDurably(from: string, to: string): Promise<void> {
  const spare = `${to}.${process.pid}.part`
  await mkdir(dirname(to), { recursive: true })
  try {
    await copyFile(from, spare, constants.COPYFILE_FICLONE)
    await sync(spare)
    await rename(spare, to)
  } finally {
    await rm(spare, { force: true })
  }
}

/** A second name for a file that is never written to again; a copy where the disk knows no second names. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  try {
    await link(from, to)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'].includes(code)) throw error
    await copyDurably(from, to)
  }
}
