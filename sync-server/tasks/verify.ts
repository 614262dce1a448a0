import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Label, label } from '#domain/label.ts'
import { readConfig } from '../config.ts'
import { photoBucket } from '../services/photos/photo-bucket.ts'
import { photoFiles } from '../services/photos/photo-files.ts'
import type { PhotoStore } from '../services/photos/photo-store.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import type { Store } from '../storage/store.ts'
import type { StoredBlob } from '../storage/stored.ts'
import { withServer } from '../with-server.ts'
import { findBackup } from './upkeep/backup-folder.ts'
import { checkFile } from './upkeep/check-file.ts'
import { checkPhotos } from './upkeep/check-photos.ts'
import { checkRows, type Sums } from './upkeep/check-rows.ts'
import { databaseIn, mustHaveDatabase, photosIn } from './upkeep/data-folder.ts'
import { copyDurably, proofOf } from './upkeep/durable-files.ts'
import { everyRow } from './upkeep/every-row.ts'
import { databaseName, readManifest } from './upkeep/manifest.ts'
import { Refusal, refusing, say } from './upkeep/refusal.ts'

const nothing: Sums = { records: 0, mutations: 0, photos: 0, scopes: {} }

// `npm run verify -- [folder] [--photos sample]`: of a backup, or without a folder of the server's own data, also
// while it works. Everything that a number or a hash says of the rows and the photos is computed again from them.
await refusing(async () => {
  const { values, positionals } = parseArgs({
    options: { photos: { type: 'string', default: 'all' } },
    allowPositionals: true,
  })
  const reading = values.photos
  if (reading !== 'all' && reading !== 'sample') {
    throw new Refusal('用法：--photos all 或 --photos sample', 'Usage: --photos all, or --photos sample')
  }
  const [word] = positionals
  const { sums, read, faults } = word ? await verifyBackup(resolve(word), reading) : await verifyData(reading)
  for (const fault of faults) console.error(`✗ ${fault.zh}\n  ${fault.en}`)
  const { records, mutations, photos } = sums
  const looked = label(
    `查了记录 ${records} 条、提交 ${mutations} 次、照片 ${photos} 张（读了 ${read} 张的内容）`,
    `Looked at ${records} records, ${mutations} mutations, ${photos} photos (read the bytes of ${read})`,
  )
  const verdict = faults.length
    ? label(`${looked.zh}：发现 ${faults.length} 处错误。`, `${looked.en}: ${faults.length} faults.`)
    : label(`${looked.zh}：全部一致。`, `${looked.en}: all is as it should be.`)
  say(verdict)
  if (faults.length) process.exitCode = 1
})

interface Verified {
  readonly sums: Sums
  readonly read: number
  readonly faults: readonly Label[]
}

async function verifyData(reading: 'all' | 'sample'): Promise<Verified> {
  const { data, bucket, database } = readConfig(process.env)
  if (!database) mustHaveDatabase(data)
  const file = database ? [] : checkFile(databaseIn(data))
  if (file.length) return { sums: nothing, read: 0, faults: file }
  let verified!: Verified
  await withServer(async ({ store }) => {
    verified = await verifyStore(store, bucket ? photoBucket(bucket) : photoFiles(photosIn(data)), reading)
  })
  return verified
}

/** On a copy, because opening a database may change it. */
async function verifyBackup(folder: string, reading: 'all' | 'sample'): Promise<Verified> {
  const { backup, photos } = await findBackup(folder)
  const manifest = await readManifest(backup)
  const proof = await proofOf(join(backup, databaseName)).catch(() => null)
  if (!proof) throw new Refusal(`${backup} 里没有数据库。`, `There is no database in ${backup}.`)
  const faults: Label[] = []
  if (proof.sha256 !== manifest.database.sha256)
    faults.push(
      label(
        '数据库与清单不符：不完整或已改动',
        'the database is not what the manifest says: incomplete, or changed',
      ),
    )
  const spare = await mkdtemp(join(tmpdir(), 'gridwalk-verify-'))
  try {
    const file = join(spare, databaseName)
    await copyDurably(join(backup, databaseName), file)
    const inFile = checkFile(file)
    if (inFile.length) return { sums: nothing, read: 0, faults: [...faults, ...inFile] }
    const store = openSqliteStore({ file })
    try {
      const verified = await verifyStore(store, photoFiles(photos), reading)
      const counts = verified.sums
      const { records, mutations } = manifest.counts
      if (counts.records !== records || counts.mutations !== mutations)
        faults.push(label('条数与清单不符', 'the counts are not those of the manifest'))
      return { ...verified, faults: [...faults, ...verified.faults] }
    } finally {
      await store.close()
    }
  } finally {
    await rm(spare, { recursive: true, force: true })
  }
}

async function verifyStore(store: Store, photos: PhotoStore, reading: 'all' | 'sample'): Promise<Verified> {
  const { sums, faults, whole } = await store.read(async (tables) => {
    const found: StoredBlob[] = []
    for await (const blob of everyRow(tables.rows.blobs, ({ sha256 }) => sha256))
      if (blob.state === 'whole') found.push(blob)
    return { ...(await checkRows(tables)), whole: found }
  })
  const checked = await checkPhotos(whole, photos, { reading, start: Date.now() })
  return { sums, read: checked.read, faults: [...faults, ...checked.faults] }
}
