import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably, sync } from './durable-files.ts'
import { databaseName, manifestName } from './manifest.ts'
import { Refusal } from './refusal.ts'

/**
 * A folder of backups: one folder per moment, named by it, with database and manifest; and the photos of all of
 * them together, because a photo never changes. A folder that is being written has a name of its own until it is whole.
 */
export const photosOf = (folder: string): string => join(folder, 'photos')

const marker = 'gridwalk-backups.json'
const unfinished = /^unfinished-(\d+)$/
const moment = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d+)?Z$/

/** Makes a folder fit for backups. @throws Refusal when it holds something else */
export async function prepareFolder(folder: string): Promise<void> {
  const names = existsSync(folder) ? await namesIn(folder) : []
  if (names.includes(marker)) return removeUnfinished(folder, names)
  if (names.length) {
    throw new Refusal(
      `${folder} 里有别的文件，不是备份文件夹。请换一个空文件夹。`,
      `${folder} is not empty and holds no backups of ours. Name an empty folder.`,
    )
  }
  await mkdir(folder, { recursive: true })
  await writeDurably(join(folder, marker), `${JSON.stringify({ holds: 'gridwalk backups', form: 1 })}\n`)
}

/** Where a backup is written until it is whole. */
export async function beginBackup(folder: string): Promise<string> {
  const place = join(folder, `unfinished-${process.pid}`)
  await rm(place, { recursive: true, force: true })
  await mkdir(place)
  return place
}

/** Gives a whole backup its name. Returns where it is now. */
export async function endBackup(folder: string, place: string, at: number): Promise<string> {
  const name = new Date(at).toISOString().replace(/[:.]/g, '-')
  const target = join(folder, name)
  if (existsSync(target)) throw new Error(`${target} is already there`)
  await sync(place)
  await rename(place, target)
  await sync(folder)
  return target
}

/** The backup that a word on the command line means: itself, or the newest of a folder. @throws Refusal */
export async function findBackup(folder: string): Promise<{ backup: string; photos: string }> {
  if (!existsSync(folder))
    throw new Refusal(`没有这个文件夹：${folder}`, `There is no such folder: ${folder}`)
  const names = await namesIn(folder)
  if (names.includes(manifestName) || names.includes(databaseName)) {
    const isData = !names.includes(manifestName)
    if (isData)
      throw new Refusal(
        `${folder} 不是备份：没有 ${manifestName}。`,
        `${folder} is no backup: it has no ${manifestName}.`,
      )
    return { backup: folder, photos: photosOf(join(folder, '..')) }
  }
  const newest = names
    .filter((name) => moment.test(name))
    .sort()
    .at(-1)
  if (!newest)
    throw new Refusal(
      `${folder} 里没有完整的备份。请核对文件夹。`,
      `There is no whole backup in ${folder}. Check the folder’s name.`,
    )
  return { backup: join(folder, newest), photos: photosOf(folder) }
}

/** What a killed run has left; one that is still at work keeps its place. */
async function removeUnfinished(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [, pid] = unfinished.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error
    throw new Refusal(`${folder} 不是文件夹。`, `${folder} is not a folder.`)
  }
}
