import { emptyDigest, addToDigest, rowDigest } from '#domain/sync/digest.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { sameJson, type JsonObject } from '#domain/json.ts'
import { asVersion } from '../world/old-app.ts'
import { nameOf } from '#server/services/photos/photo-names.ts'
import { settle } from '../world/turns.ts'
import type { World } from '../world/world.ts'
import { checkTyped } from './check-typed.ts'
import { askServer } from './disagreements.ts'

export interface RecordRow {
  readonly id: string
  readonly scope: string
  readonly type: string
  readonly rev: number
  readonly state: string
  readonly body: string
  readonly contentHash: string
}

interface FeedRow {
  readonly scope: string
  readonly record: string
  readonly seq: number
  readonly kind: string
  readonly rev: number
}

interface ScopeRow {
  readonly id: string
  readonly seq: number
  readonly count: number
  readonly digestA: number
  readonly digestB: number
}

export interface MutationRow {
  readonly uid: string
  readonly user: string
  readonly device: string
  readonly ordinal: number
  readonly record: string
  readonly type: string
  readonly op: string
  readonly payload: string
  readonly outcome: string
  readonly detail: string
}

export interface ServerRows {
  readonly records: readonly RecordRow[]
  readonly feed: readonly FeedRow[]
  readonly scopes: readonly ScopeRow[]
  readonly mutations: readonly MutationRow[]
}

/** Everything that must hold when all have come to agree. */
export async function checkEnd(world: World): Promise<void> {
  const rows = await askServer(world, (all): ServerRows => ({
    records: all('select * from record') as RecordRow[],
    feed: all('select * from feed') as FeedRow[],
    scopes: all('select * from scope') as ScopeRow[],
    mutations: all('select * from mutation order by rowid') as MutationRow[],
  }))
  checkFeed(world, rows)
  checkHeads(world, rows)
  checkArrived(world, rows)
  checkOutcomes(world, rows)
  checkTyped(world, rows)
  await checkReopened(world)
  await checkPhotos(world)
}

/** [C2] One present row for what is live or closed, of its revision and scope; none for what is deleted. */
function checkFeed(world: World, { records, feed }: ServerRows): void {
  const byId = new Map(records.map((record) => [record.id, record]))
  const present = feed.filter(({ kind }) => kind === 'present')
  if (new Set(present.map(({ record }) => record)).size !== present.length)
    world.violate('C2', 'a record is present twice')
  for (const { record, scope, rev } of present) {
    const stored = byId.get(record)
    if (!stored || stored.state === 'deleted' || stored.scope !== scope || stored.rev !== rev)
      world.violate('C2', `the feed shows ${record} in ${scope} as it is not`)
  }
  const living = records.filter(({ state }) => state !== 'deleted').length
  if (living !== present.length)
    world.violate('C2', `${living} records live, ${present.length} are in the feed`)
  const places = new Set(feed.map(({ scope, seq }) => `${scope} ${seq}`))
  if (places.size !== feed.length) world.violate('C1', 'a sequence number was given twice')
}

/** [D7] Count and digest of every scope, computed from nothing. */
function checkHeads(world: World, { records, feed, scopes }: ServerRows): void {
  for (const { id, seq, count, digestA, digestB } of scopes) {
    const here = records.filter(({ scope, state }) => scope === id && state !== 'deleted')
    let digest = emptyDigest
    for (const { type, state, body, rev, id: record, contentHash: said } of here) {
      const hash = contentHash({ type, state, body: JSON.parse(body) } as never)
      if (hash !== said) world.violate('D7', `${record} has another content than its hash says`)
      digest = addToDigest(digest, rowDigest({ id: record, rev, contentHash: hash }))
    }
    if (count !== here.length || digestA !== digest[0] || digestB !== digest[1])
      world.violate('D7', `${id} has another digest than its records`)
    const last = Math.max(0, ...feed.filter(({ scope }) => scope === id).map((row) => row.seq))
    if (last > seq) world.violate('C1', `the head of ${id} is ${seq}, its feed goes to ${last}`)
  }
}

/** [D8] [R1] [P2] What a person was told is saved is at the server word for word, once, with an outcome. */
function checkArrived(world: World, { mutations }: ServerRows): void {
  const byUid = new Map(mutations.map((row) => [row.uid, row]))
  for (const { deviceId, saved, excused, oldUids } of world.phones) {
    for (const [uid, intent] of saved) {
      const row = byUid.get(uid)
      if (!row) {
        if (!excused.has(uid)) world.violate('R1', `${uid} of ${deviceId} (${intent.op}) is missing`)
        continue
      }
      const said = JSON.parse(row.payload) as JsonObject
      const meant = asVersion(intent as unknown as JsonObject, oldUids.get(uid) ?? Number(said.schema))
      const isSame = Object.entries(meant).every(([key, value]) => sameJson(said[key], value))
      if (!isSame) world.violate('P3', `${uid} of ${deviceId} is not kept as it was said`)
    }
  }
}

/** [P2] A mutation that had its effect is not disputed as well; one that is disputed names its review. */
function checkOutcomes(world: World, { records, mutations }: ServerRows): void {
  const reviews = records.filter(({ type }) => type === 'review')
  const disputed = new Set<string>()
  for (const { body } of reviews) {
    const { uids, kind } = JSON.parse(body) as { uids: readonly string[]; kind: string }
    if (kind !== 'duplicate') for (const uid of uids) disputed.add(uid)
  }
  const ids = new Set(reviews.map(({ id }) => id))
  for (const { uid, outcome, detail } of mutations) {
    const hasEffect = outcome === 'applied' || outcome === 'noop'
    if (hasEffect && disputed.has(uid)) world.violate('P2', `${uid} was ${outcome}, and is disputed`)
    const { review } = JSON.parse(detail) as { review?: string }
    if (!hasEffect && !(review && ids.has(review)))
      world.violate('M7', `${uid} was ${outcome} without a review`)
  }
  checkOrder(world, mutations)
}

/** [P1] [R1] What one device created has always arrived before what it changed in it, also when it came again. */
function checkOrder(world: World, mutations: readonly MutationRow[]): void {
  const creates = new Map<string, MutationRow>()
  for (const row of mutations)
    if (row.op === 'create' && (row.outcome === 'applied' || row.outcome === 'noop'))
      creates.set(`${row.device} ${row.record}`, row)
  for (const { uid, device, record, ordinal, detail } of mutations) {
    const create = creates.get(`${device} ${record}`)
    if (create && create.ordinal < ordinal && detail.includes('unknownRecord'))
      world.violate('P1', `${uid} came before ${create.uid}, which made its record`)
  }
}

/** [D2] [D6] What lies on the disk says the same to a tab that opens it now. */
async function checkReopened(world: World): Promise<void> {
  for (const phone of world.phones) {
    const [before] = phone.tabs
    await phone.openTab()
    await settle()
    const after = phone.tabs.at(-1)!
    for (const scope of before!.device.scopes().keys()) {
      for (const record of before!.device.records.inScope(scope)) {
        const again = after.device.records.find(record.id)
        if (!again || again.rev !== record.rev || contentHash(again) !== contentHash(record))
          world.violate('D6', `${record.id} is another on ${phone.deviceId} after opening it anew`)
      }
    }
    if (after.device.records.size !== before!.device.records.size)
      world.violate('D6', `${phone.deviceId} holds another number of records after opening it anew`)
  }
}

/** [B1] [B3] Every photo that was kept is at the server, byte for byte, and nothing waits. */
async function checkPhotos(world: World): Promise<void> {
  if (!world.temper.photos) return
  for (const { deviceId, photos, takenAt, wasFull, tabs } of world.phones) {
    const { waiting, refused } = await tabs[0]!.device.photos!.status()
    // [R1] What the server had, a phone keeps for 45 days, or until text needs the room (B3, B4); what the server loses
    // after that is lost.
    const isForgotten = async (sha256: string) =>
      world.wentBack &&
      (wasFull || world.time.now - takenAt.get(sha256)! > 45 * 86_400_000) &&
      !(await tabs[0]!.device.photos!.read(sha256))
    if (waiting || refused)
      world.violate('B1', `${waiting} photos wait on ${deviceId}, ${refused} were refused`)
    for (const [sha256, bytes] of photos) {
      const kept = await world.server.photos.read(nameOf(sha256))
      // Only records prove that a server went back in time; where none does, an operator has to say it (R1).
      const isLost = !kept && (world.wentBackUntold || (await isForgotten(sha256)))
      if (!isLost && !(kept && sameBytes(kept, bytes)))
        world.violate('B1', `photo ${sha256.slice(0, 8)} of ${deviceId} is not at the server`)
    }
  }
}

const sameBytes = (a: Uint8Array, b: ArrayBuffer): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0
