import { existsSync } from 'node:fs'
import { link, mkdir, rename, rm, unlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { label } from '#domain/label.ts'
import { readConfig } from '../config.ts'
import { findBackup } from './upkeep/backup-folder.ts'
import { databaseIn, holdDatabase, photosIn } from './upkeep/data-folder.ts'
import { copyDurably, linkOrCopy, proofOf, sync } from './upkeep/durable-files.ts'
import { knownBefore } from './upkeep/known-before.ts'
import { databaseName, type Manifest, readManifest } from './upkeep/manifest.ts'
import { prepareRestored } from './upkeep/prepare-restored.ts'
import { Refusal, refusing, say } from './upkeep/refusal.ts'

// `npm run restore -- <folder> [--replace]`: puts a backup in place of the database. All is prepared and checked
// beside it; then one rename changes the server's past, so that a power cut leaves either the old or the new.
await refusing(async () => {
  const { values, positionals } = parseArgs({
    options: {
      replace: { type: 'boolean' },
      'despite-missing-photos': { type: 'boolean' },
      'despite-faults': { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [word] = positionals
  if (!word) {
    throw new Refusal(
      '用法：npm run restore -- <备份文件夹> [--replace]',
      'Usage: npm run restore -- <folder of a backup, or of backups> [--replace]',
    )
  }
  const { data, bucket, database } = readConfig(process.env)
  if (database) {
    throw new Refusal(
      '数据在 PostgreSQL 里：停止所有服务器，用 pg_restore 把 pg_dump 的备份恢复到一个空库，运行 node dist/server/new-epoch.js，再启动，手机会把缺的补回来。急用时也可以不设 DATABASE_URL，恢复到一个空的数据文件夹。',
      'The data is in PostgreSQL: stop all servers, pg_restore a dump into an empty database, run node dist/server/new-epoch.js and start again; the devices bring back what is missing. In a hurry, restore without DATABASE_URL into an empty data folder.',
    )
  }
  const { backup, photos } = await findBackup(resolve(word))
  const manifest = await readManifest(backup)
  const { sha256 } = await proofOf(join(backup, databaseName)).catch(() => ({ sha256: null }))
  if (sha256 !== manifest.database.sha256) throw notWhole(backup)

  const target = databaseIn(data)
  const replaces = existsSync(target)
  if (replaces && !values.replace) {
    throw new Refusal(
      `${data} 里已经有数据库。确定要换成备份，请加 --replace；原来的会留在旁边，不会删除。`,
      `There is a database in ${data}. To put the backup in its place say --replace; the present one is kept beside it.`,
    )
  }
  await mkdir(data, { recursive: true })
  if (replaces) holdDatabase(target).release()
  const before = replaces ? knownBefore(target, manifest.madeAt) : { photos: [], decisions: [] }

  const stage = join(data, 'restoring')
  await rm(stage, { recursive: true, force: true })
  const file = join(stage, databaseName)
  await copyDurably(join(backup, databaseName), file)
  const prepared = await prepareRestored(file, {
    manifest,
    photosFrom: photos,
    photosTo: bucket ? null : photosIn(data),
    photosBefore: before.photos,
    despiteFaults: values['despite-faults'] ?? false,
    despiteMissingPhotos: values['despite-missing-photos'] ?? false,
  })
  await sync(file)
  const aside = replaces ? await replace(data, file) : await putInPlace(data, file)
  await rm(stage, { recursive: true, force: true })

  tell(manifest, prepared, aside)
  if (!before.decisions.length) return
  say(
    label(
      '备份之后对账号和手机做过这些决定，现在没有了，请重做：',
      'These decisions about accounts and devices were made after the backup and are undone now; make them again:',
    ),
  )
  for (const { at, action, object } of before.decisions)
    console.log(`  ${new Date(at).toISOString()}  ${action}  ${object ?? ''}`)
})

/** Returns where the database that was there is now. */
async function replace(data: string, file: string): Promise<string> {
  const target = databaseIn(data)
  const aside = join(data, `replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`)
  const held = holdDatabase(target)
  try {
    for (const part of ['', '-wal', '-shm', '-journal']) {
      if (existsSync(target + part)) await linkOrCopy(target + part, join(aside, databaseName + part))
    }
    await sync(aside)
    await sync(data)
    // Only a database that nobody can open still has these; another one must not find them.
    for (const part of ['-wal', '-shm', '-journal']) await rm(target + part, { force: true })
    await rename(file, target)
    await sync(data)
  } finally {
    held.release()
  }
  return aside
}

/** Where there is no database; one that comes up at this very moment is not overwritten. */
async function putInPlace(data: string, file: string): Promise<null> {
  await link(file, databaseIn(data))
  await unlink(file)
  await sync(data)
  return null
}

function notWhole(backup: string): Refusal {
  return new Refusal(
    `${backup} 不完整或已改动：数据库与清单不符。请换一份备份。现有数据没有改动。`,
    `${backup} is incomplete or was changed: its database is not what the manifest says. Use another backup. Nothing was touched.`,
  )
}

function tell(
  { madeAt, counts }: Manifest,
  { epoch, missing, adopted }: { epoch: string; missing: number; adopted: number },
  aside: string | null,
): void {
  const at = new Date(madeAt).toISOString()
  say(
    label(
      `已恢复到 ${at} 的备份：记录 ${counts.records} 条，提交 ${counts.mutations} 次，照片 ${counts.photos} 张。新的 epoch：${epoch}`,
      `Restored the backup of ${at}: ${counts.records} records, ${counts.mutations} mutations, ${counts.photos} photos. New epoch: ${epoch}`,
    ),
  )
  if (aside) say(label(`原来的数据库留在 ${aside}`, `The database that was there is kept in ${aside}`))
  if (adopted) {
    say(
      label(
        `另有 ${adopted} 张备份之后收到的照片还在，已重新登记。`,
        `${adopted} photos that arrived after the backup are still here and known again.`,
      ),
    )
  }
  if (missing) {
    say(
      label(
        `有 ${missing} 张照片哪里都没有：记录上会写明缺照片；还留着它的手机会重新上传。`,
        `${missing} photos are nowhere: their records say so, and a phone that still has one sends it again.`,
      ),
    )
  }
  say(
    label(
      `现在启动服务器。之后会这样：
  · 每个人要重新登录一次。账号、密码、授权、停用的手机，都回到了备份时的样子。
  · 每部手机重新连上时，核对全部内容，并把最近 45 天送达过的记录再送一次；备份里缺的就补回来，已有的不会重复。
  · 手机上什么都不会丢。这期间手机上会显示“未送达”，属正常。
  · 有两边不一致的，会作为待定事项交给督导员。`,
      `Start the server now. Then:
  · Everyone signs in once more. Accounts, passwords, grants and revoked devices are as they were at the backup.
  · Each device, when it connects, compares everything and offers what it delivered in the last 45 days once more; what
    the backup lacks comes back, what is there is not doubled.
  · Nothing on a device is lost. Meanwhile devices show records as not delivered; that is as it should be.
  · Where two sides differ, a supervisor gets it to decide.`,
    ),
  )
}
