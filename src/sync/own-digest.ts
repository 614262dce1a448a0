import type { RecordVersion } from '#domain/record/record-version.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import { addToDigest, type Digest, emptyDigest, rowDigest } from '#domain/sync/digest.ts'
import type { Holdings } from '#storage/holdings.ts'

export interface OwnDigest {
  readonly count: number
  readonly digest: Digest
}

/** Versions are replaced and never altered, so what one adds to a digest is computed once. */
const known = new WeakMap<RecordVersion, Digest>()

function digestOf(server: RecordVersion): Digest {
  let digest = known.get(server)
  if (!digest) {
    digest = rowDigest({ id: server.id, rev: server.rev, contentHash: contentHash(server) })
    known.set(server, digest)
  }
  return digest
}

/** So many records are hashed between two breaths. */
const AT_ONCE = 60

/** Hashes what was never hashed, without holding up the screen. */
export async function warmDigests(holdings: Holdings, breathe: () => Promise<void>): Promise<void> {
  // What is on its way to the screen goes first.
  await breathe()
  let done = 0
  for (const { server } of holdings.held.values()) {
    if (!server || known.has(server)) continue
    digestOf(server)
    if (++done % AT_ONCE === 0) await breathe()
  }
}

/** Count and digest of scopes from this device's own rows; the server's word is never taken for it (D7). */
export function ownDigests(holdings: Holdings, scopes: Iterable<string>): ReadonlyMap<string, OwnDigest> {
  const digests = new Map<string, OwnDigest>()
  for (const scope of scopes) digests.set(scope, { count: 0, digest: emptyDigest })
  for (const { server } of holdings.held.values()) {
    const own = server && digests.get(server.scope)
    if (own)
      digests.set(server.scope, { count: own.count + 1, digest: addToDigest(own.digest, digestOf(server)) })
  }
  return digests
}
