import { rm } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { label } from '#domain/label.ts'
import { SCHEMA } from '#domain/sync/protocol.ts'
import { readConfig } from '../config.ts'
import { tablesVersion } from '../storage/sqlite/migrations.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import type { Store } from '../storage/store.ts'
import type { StoredBlob } from '../storage/stored.ts'
import { withServer } from '../with-server.ts'
import { beginBackup, endBackup, photosOf, prepareFolder } from './upkeep/backup-folder.ts'
import { checkRows } from './upkeep/check-rows.ts'
import { mustHaveDatabase, photosIn } from './upkeep/data-folder.ts'
import { proofOf, sync, writeDurably } from './upkeep/durable-files.ts'
import { everyRow } from './upkeep/every-row.ts'
import { databaseName, type Manifest, manifestFormat, manifestName } from './upkeep/manifest.ts'
import { bringPhotos } from './upkeep/photos-between.ts'
import { Refusal, refusing, say } from './upkeep/refusal.ts'

// `npm run backup -- <folder>`: everything the server keeps, while it works. The database is copied first and the
// photos after it: a photo is whole on the disk before the database says so, so none that the copy names can be missing.
await refusing(async () => {
  const [word] = process.argv.slice(2)
  if (!word || word.startsWith('-')) {
    throw new Refusal('用法：npm run backup -- <备份文件夹>', 'Usage: npm run backup -- <folder of backups>')
  }
  const config = readConfig(process.env)
  if (!config.database) mustHaveDatabase(config.data)
  const folder = resolve(word)
  if (`${folder}${sep}`.startsWith(`${photosIn(config.data)}${sep}`) || folder === config.data) {
    throw new Refusal(
      '备份不能放在服务器自己的数据里。请换一个文件夹，最好在另一块磁盘上。',
      'A backup does not belong inside the server’s own data. Name another folder, best on another disk.',
    )
  }
  await prepareFolder(folder)
  const place = await beginBackup(folder)
  try {
    await withServer(async ({ store, clock }) => {
      const madeAt = clock()
      const manifest = await copyAll(store, { place, folder, photos: photosIn(config.data), madeAt })
      await writeDurably(join(place, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
      tell(await endBackup(folder, place, madeAt), manifest, config.bucket !== null)
    })
  } finally {
    await rm(place, { recursive: true, force: true })
  }
})

async function copyAll(
  store: Store,
  { place, folder, photos, madeAt }: { place: string; folder: string; photos: string; madeAt: number },
): Promise<Manifest> {
  const file = join(place, databaseName)
  await store.copyTo(file)
  const copy = openSqliteStore({ file })
  try {
    const whole = await forgetHalfPhotos(copy)
    const hasFiles = readConfig(process.env).bucket === null
    const { missing } = hasFiles
      ? await bringPhotos(whole, { from: photos, to: photosOf(folder), how: 'link' })
      : { missing: [] }
    const lost = await withoutRemoved(store, copy, missing)
    const { sums, faults } = await copy.read(checkRows)
    const epoch = await copy.read(({ meta }) => meta.epoch())
    await copy.close()
    // The engine does not wait for the disk when it makes a copy.
    await sync(file)
    return {
      format: manifestFormat,
      madeAt,
      epoch: epoch ?? '',
      tables: tablesVersion,
      schema: SCHEMA,
      database: await proofOf(file),
      counts: {
        records: sums.records,
        mutations: sums.mutations,
        photos: sums.photos,
        photoBytes: whole.reduce((sum, { size }) => sum + size, 0),
      },
      scopes: Object.fromEntries(
        Object.entries(sums.scopes).map(([id, { count, digest }]) => [id, { count, digest: [...digest] }]),
      ),
      missingPhotos: [...lost],
      faults: faults.length,
    }
  } catch (error) {
    await copy.close()
    throw error
  }
}

/** Uploads under way are not in a backup: they begin again. Returns the photos that are whole. */
async function forgetHalfPhotos(copy: Store): Promise<readonly StoredBlob[]> {
  return copy.write(async ({ blobs, rows }) => {
    const whole: StoredBlob[] = []
    for await (const blob of everyRow(rows.blobs, ({ sha256 }) => sha256)) {
      if (blob.state === 'whole') whole.push(blob)
      else await blobs.remove(blob.sha256)
    }
    return whole
  })
}

/** What was thrown away on purpose since the copy leaves the copy, too. Returns what is missing without a reason. */
async function withoutRemoved(
  live: Store,
  copy: Store,
  missing: readonly string[],
): Promise<readonly string[]> {
  const lost: string[] = []
  for (const sha256 of missing) {
    const now = await live.read(({ blobs }) => blobs.get(sha256))
    if (now?.state === 'whole') lost.push(sha256)
    else await copy.write(({ blobs }) => blobs.remove(sha256))
  }
  return lost
}

function tell(backup: string, { counts, missingPhotos, faults }: Manifest, inBucket: boolean): void {
  const { records, mutations, photos } = counts
  console.log(backup)
  say(
    label(
      `备份完成：记录 ${records} 条，提交 ${mutations} 次，照片 ${photos} 张。请把整个备份文件夹再复制到另一台机器。`,
      `Backed up: ${records} records, ${mutations} mutations, ${photos} photos. Copy the whole folder to another machine, too.`,
    ),
  )
  if (inBucket) {
    say(
      label(
        '照片在对象存储里，不在备份里：请用存储自己的备份。',
        'The photos are in a bucket and not in this backup: use the bucket’s own versions or copies.',
      ),
    )
  }
  if (missingPhotos.length) {
    process.exitCode = 1
    say(
      label(
        `注意：有 ${missingPhotos.length} 张照片服务器上已经没有，备份里也没有。请运行 npm run verify。`,
        `Beware: ${missingPhotos.length} photos are missing on the server, so in the backup, too. Run npm run verify.`,
      ),
    )
  }
  if (faults) {
    process.exitCode = 1
    say(
      label(
        `注意：数据库里有 ${faults} 处错误，备份里也有。请运行 npm run verify 查看，旧的备份先不要删。`,
        `Beware: the database has ${faults} faults, so this backup has them, too. Run npm run verify, and keep older backups.`,
      ),
    )
  }
}
