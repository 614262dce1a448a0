import { type Label, label } from '#domain/label.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, type Digest, emptyDigest, rowDigest, sameDigest } from '#domain/sync/digest.ts'
import { photosIn } from '../../services/sync/photos-in.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { ScopeHead, StoredRecord } from '../../storage/stored.ts'
import { everyRow } from './every-row.ts'

export interface Sums {
  readonly records: number
  readonly mutations: number
  readonly photos: number
  /** By scope, as computed from the rows. */
  readonly scopes: Readonly<Record<string, { readonly count: number; readonly digest: Digest }>>
}

export interface RowsChecked {
  readonly sums: Sums
  readonly faults: readonly Label[]
}

type Known = Pick<StoredRecord, 'scope' | 'rev' | 'state' | 'type'>

/** Computes everything that a store says of its rows again from the rows, in one snapshot. */
export async function checkRows(tables: ReadTables): Promise<RowsChecked> {
  const faults: Label[] = []
  const records = new Map<string, Known>()
  const sums = new Map<string, { count: number; digest: Digest }>()
  const shows = new Set<string>()

  for await (const row of everyRow(tables.rows.records, ({ id }) => id)) {
    const { id, scope, rev, state, type } = row
    records.set(id, { scope, rev, state, type })
    if (contentHash(row) !== row.contentHash) {
      faults.push(
        label(`记录 ${id} 的内容与校验值不符`, `record ${id}: its content is not what its hash says`),
      )
    }
    if (state === 'deleted') continue
    const sum = sums.get(scope) ?? { count: 0, digest: emptyDigest }
    sums.set(scope, { count: sum.count + 1, digest: addToDigest(sum.digest, rowDigest(row)) })
    for (const sha256 of photosIn(row.body)) shows.add(`${sha256} ${id} ${scope}`)
  }

  faults.push(...(await checkFeed(tables, records)))
  faults.push(...(await checkHeads(tables, sums)))
  const mutations = await checkMutations(tables, records, faults)
  const photos = await checkRefs(tables, shows, faults)
  return { sums: { records: records.size, mutations, photos, scopes: Object.fromEntries(sums) }, faults }
}

/** [C2] A record has one present row, of its scope and rev; a deleted one none. */
async function checkFeed(tables: ReadTables, records: ReadonlyMap<string, Known>): Promise<Label[]> {
  const faults: Label[] = []
  const present = new Set<string>()
  const heads = await tables.feed.heads(await tables.feed.scopes())
  const fault = (record: string, zh: string, en: string) =>
    faults.push(label(`记录 ${record}：${zh}`, `record ${record}: ${en}`))
  for await (const row of everyRow(tables.rows.feed, (entry) => entry)) {
    const record = records.get(row.record)
    if (row.seq > (heads.get(row.scope)?.seq ?? 0)) {
      fault(row.record, '序号超过了范围的最新序号', `its number in ${row.scope} is beyond the scope’s last`)
    }
    if (!record) {
      fault(row.record, '变更流里有，记录表里没有', `it is in the feed of ${row.scope}, but nowhere else`)
    } else if (row.kind === 'gone') {
      if (record.state !== 'deleted' && record.scope === row.scope)
        fault(row.record, '记录还在，变更流却说已移除', `it is there, but the feed of ${row.scope} says gone`)
    } else {
      if (present.has(row.record))
        fault(row.record, '在变更流里出现了两次', 'it is present twice in the feed')
      present.add(row.record)
      if (record.state === 'deleted')
        fault(row.record, '已删除，变更流却说还在', 'it is deleted, but present in the feed')
      else if (record.scope !== row.scope)
        fault(
          row.record,
          '变更流里的范围不对',
          `it is in ${record.scope}, but present in the feed of ${row.scope}`,
        )
      if (record.rev !== row.rev)
        fault(row.record, '变更流里的版本号不对', `it has rev ${record.rev}, the feed says ${row.rev}`)
    }
  }
  for (const [id, { state }] of records) {
    if (state !== 'deleted' && !present.has(id)) fault(id, '变更流里没有', 'it is not in the feed')
  }
  return faults
}

async function checkHeads(
  tables: ReadTables,
  sums: ReadonlyMap<string, { count: number; digest: Digest }>,
): Promise<Label[]> {
  const faults: Label[] = []
  const names = new Set([...(await tables.feed.scopes()), ...sums.keys()])
  const heads = await tables.feed.heads([...names])
  for (const [name, head] of heads) {
    const { count, digest } = sums.get(name) ?? { count: 0, digest: emptyDigest }
    if (head.count !== count)
      faults.push(
        label(
          `范围 ${name}：登记 ${head.count} 条，实有 ${count} 条`,
          `scope ${name}: says ${head.count} records, has ${count}`,
        ),
      )
    if (!sameDigest(digestOf(head), digest))
      faults.push(
        label(`范围 ${name}：摘要与记录不符`, `scope ${name}: its digest is not that of its records`),
      )
  }
  return faults
}

const digestOf = ({ digest }: ScopeHead): Digest => [digest[0] >>> 0, digest[1] >>> 0]

/** What took effect is in a record that is at least as new; what did not has its review. Returns how many. */
async function checkMutations(
  tables: ReadTables,
  records: ReadonlyMap<string, Known>,
  faults: Label[],
): Promise<number> {
  let count = 0
  const fault = (uid: string, zh: string, en: string) =>
    faults.push(label(`提交 ${uid}：${zh}`, `mutation ${uid}: ${en}`))
  for await (const { uid, record, outcome, revAfter, payload } of everyRow(
    tables.rows.mutations,
    (row) => row.uid,
  )) {
    count++
    const target = records.get(record)
    if ((payload as { uid?: unknown } | null)?.uid !== uid)
      fault(uid, '留存的内容不是它自己的', 'what is kept of it is another one’s')
    if (outcome.outcome === 'applied' && !target)
      fault(uid, `已写入，但记录 ${record} 不在`, `it was applied, but record ${record} is missing`)
    if (revAfter !== null && target && target.rev < revAfter)
      fault(
        uid,
        `写到了版本 ${revAfter}，记录 ${record} 却更旧`,
        `it made rev ${revAfter} of ${record}, which has ${target.rev}`,
      )
    const needsReview = outcome.outcome === 'conflict' || outcome.outcome === 'parked'
    if (needsReview && records.get(outcome.review ?? '')?.type !== 'review')
      fault(uid, '没有生效，也没有待定事项', 'it did not take effect, and its review is missing')
  }
  return count
}

/** Who may see a photo follows from these rows. Returns how many whole photos there are. */
async function checkRefs(tables: ReadTables, shows: ReadonlySet<string>, faults: Label[]): Promise<number> {
  const missing = new Set(shows)
  for await (const ref of everyRow(tables.rows.blobRefs, (row) => row)) {
    const shown = missing.delete(`${ref.sha256} ${ref.record} ${ref.scope}`)
    if (!shown)
      faults.push(
        label(
          `照片 ${ref.sha256}：登记在记录 ${ref.record} 名下，记录里却没有`,
          `photo ${ref.sha256}: said to be shown by record ${ref.record}, which does not`,
        ),
      )
  }
  for (const one of missing) {
    const [sha256, record] = one.split(' ')
    faults.push(
      label(
        `照片 ${sha256}：记录 ${record} 里有，却没有登记`,
        `photo ${sha256}: shown by record ${record}, but not said to be`,
      ),
    )
  }
  let whole = 0
  for await (const { state } of everyRow(tables.rows.blobs, ({ sha256 }) => sha256))
    if (state === 'whole') whole++
  return whole
}
