import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { webcrypto } from 'node:crypto'
import { sameDigest } from '#domain/sync/digest.ts'
import { nameOf } from '../../services/photos/photo-names.ts'
import { photoKind } from '#domain/photos/read-photo.ts'
import { openSqliteStore } from '../../storage/sqlite/sqlite-store.ts'
import type { ReadTables, Store } from '../../storage/store.ts'
import type { StoredBlob } from '../../storage/stored.ts'
import { checkFile } from './check-file.ts'
import { checkRows } from './check-rows.ts'
import { everyRow } from './every-row.ts'
import type { Manifest } from './manifest.ts'
import { bringPhotos, hasPhotoExactly, photosThere } from './photos-between.ts'
import { Refusal } from './refusal.ts'
import { startEpoch } from './start-epoch.ts'

interface Restoring {
  readonly manifest: Manifest
  readonly photosFrom: string
  /** Null when photos are in a bucket, which a restore does not touch. */
  readonly photosTo: string | null
  /** Photos that the database before this one knew as whole. */
  readonly photosBefore: readonly StoredBlob[]
  readonly despiteMissingPhotos: boolean
  /** Faults that the database had when the backup was made are taken along. */
  readonly despiteFaults: boolean
}

export interface Restored {
  readonly epoch: string
  readonly missing: number
  readonly adopted: number
}

/**
 * Makes a copy of a backup's database fit to be the server's: checked row by row, all photos in place, of a new
 * epoch (R1), every session ended. Nothing of the server's is changed but that photos come to its folder.
 * @throws Refusal when the backup does not hold what its manifest says
 */
export async function prepareRestored(file: string, restoring: Restoring): Promise<Restored> {
  const { manifest } = restoring
  const faults = [...checkFile(file)]
  if (faults.length) throw broken(faults.length, false)
  const store = openSqliteStore({ file })
  try {
    const checked = await store.read(checkRows)
    const differs = await store.read((tables) => differsFrom(manifest, tables, checked.sums.scopes))
    const isAsMade = restoring.despiteFaults && checked.faults.length <= manifest.faults
    if (differs || (checked.faults.length && !isAsMade))
      throw broken(checked.faults.length + Number(differs), manifest.faults > 0)
    const photos =
      restoring.photosTo === null
        ? { missing: 0, adopted: 0 }
        : await placePhotos(store, restoring.photosTo, restoring)
    const epoch = await store.write(async (tables) => {
      for (const { id } of await tables.users.all()) await tables.sessions.endAll({ user: id })
      const world = {
        clock: Date.now,
        random: (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes),
      }
      return startEpoch(tables, world, { restored: new Date(manifest.madeAt).toISOString() })
    })
    return { epoch, ...photos }
  } finally {
    await store.close()
  }
}

async function differsFrom(
  { epoch, scopes }: Manifest,
  { meta }: ReadTables,
  found: Awaited<ReturnType<typeof checkRows>>['sums']['scopes'],
): Promise<boolean> {
  if ((await meta.epoch()) !== epoch) return true
  const names = new Set([...Object.keys(scopes), ...Object.keys(found)])
  return [...names].some((name) => {
    const [said, is] = [scopes[name], found[name]]
    return !said || !is || said.count !== is.count || !sameDigest(said.digest, is.digest)
  })
}

/** Every photo that the database calls whole is there afterwards, or is not called whole any more. */
async function placePhotos(
  store: Store,
  folder: string,
  { photosFrom, photosBefore, despiteMissingPhotos }: Restoring,
): Promise<{ missing: number; adopted: number }> {
  const whole = await store.read(async ({ rows }) => {
    const found: StoredBlob[] = []
    for await (const blob of everyRow(rows.blobs, ({ sha256 }) => sha256)) found.push(blob)
    return found
  })
  const { missing } = await bringPhotos(whole, { from: photosFrom, to: folder, how: 'copy' })
  if (missing.length && !despiteMissingPhotos) {
    throw new Refusal(
      `备份里缺 ${missing.length} 张照片，可能没有复制完整。补齐后再试；确实没有了，请加 --despite-missing-photos。现有数据没有改动。`,
      `${missing.length} photos of this backup are missing: it may have been copied only in part. Complete it and try again, or say --despite-missing-photos. Nothing was touched.`,
    )
  }
  const adopted = await photosToAdopt(folder, new Set(whole.map(({ sha256 }) => sha256)), photosBefore)
  await store.write(async ({ blobs }) => {
    // A phone that still has such a photo is asked for it again.
    for (const sha256 of missing) await blobs.remove(sha256)
    // The records that show these come back with the journals.
    for (const blob of adopted) await blobs.put({ ...blob, updatedAt: Date.now() })
  })
  return { missing: missing.length, adopted: adopted.length }
}

/** Photos of after the backup: phones that delivered them may have their bytes no more (B3), this folder has. */
async function photosToAdopt(
  folder: string,
  known: ReadonlySet<string>,
  before: readonly StoredBlob[],
): Promise<readonly StoredBlob[]> {
  const knownBefore = new Map(before.map((blob) => [blob.sha256, blob]))
  const found: StoredBlob[] = []
  for (const sha256 of await photosThere(folder)) {
    if (known.has(sha256)) continue
    const bytes = await readFile(join(folder, nameOf(sha256)))
    const mime = photoKind(bytes)
    const blob = knownBefore.get(sha256)
    if (!mime || !(await hasPhotoExactly(folder, { sha256, size: bytes.length }))) continue
    found.push({
      sha256,
      size: bytes.length,
      mime,
      offset: bytes.length,
      state: 'whole',
      user: blob?.user ?? 'restored',
      updatedAt: 0,
    })
  }
  return found
}

const broken = (faults: number, wereThere: boolean) =>
  new Refusal(
    `备份里的数据库有 ${faults} 处错误，没有用它恢复。请运行 npm run verify -- <备份文件夹> 查看，或换一份备份${wereThere ? '；只有这一份，就加 --despite-faults' : ''}。现有数据没有改动。`,
    `The backup’s database has ${faults} faults and was not restored. See npm run verify -- <folder>, or use another one${wereThere ? '; if there is no other, say --despite-faults' : ''}. Nothing was touched.`,
  )
