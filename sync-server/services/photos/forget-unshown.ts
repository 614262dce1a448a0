import type { Store } from '../../storage/store.ts'
import type { StoredBlob } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'
import { nameOf, partNameOf, thumbNameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'
import { unshownDays } from './receive-photo.ts'

const day = 86_400_000
const page = 1_000
const most = 50_000

/**
 * Forgets photos that were brought 90 days ago and that nothing has ever mentioned: of forms that were never
 * saved. One that a mutation names stays for good, also when no record shows it now: the mutation is kept
 * verbatim, and what was deleted may come back. Returns how many photos and unfinished uploads went.
 */
export async function forgetUnshown(
  { store, clock }: ServerContext,
  photos: PhotoStore,
): Promise<{ readonly photos: number; readonly unfinished: number }> {
  const before = clock() - unshownDays * day
  const candidates = new Map<string, StoredBlob>()
  for (const blob of await store.read(({ blobs }) => blobs.unshownBefore(before, most)))
    candidates.set(blob.sha256, blob)
  await spareMentioned(store, candidates)
  let gone = 0
  for (const { sha256, user } of candidates.values()) {
    const isFree = await store.write(async ({ blobs }) => {
      const now = await blobs.get(sha256)
      // Something may have come to show it in the meantime.
      if (!now || now.updatedAt >= before || (await blobs.scopesOf(sha256)).length) return false
      await blobs.remove(sha256)
      return true
    })
    if (!isFree) continue
    gone++
    for (const name of [nameOf(sha256), thumbNameOf(sha256), partNameOf(sha256, user)])
      await photos.remove(name)
  }
  return { photos: gone, unfinished: await photos.removeUnfinished(before) }
}

/** Takes out what any mutation names. */
async function spareMentioned(store: Store, candidates: Map<string, unknown>): Promise<void> {
  for (let last: string | null = null; candidates.size;) {
    const texts: readonly { uid: string; payload: string }[] = await pageAfter(store, last)
    for (const { payload } of texts)
      for (const [sha256] of payload.matchAll(/\b[0-9a-f]{64}\b/g)) candidates.delete(sha256)
    if (texts.length < page) return
    last = texts.at(-1)!.uid
  }
}

const pageAfter = (store: Store, uid: string | null) =>
  store.read(({ mutations }) => mutations.payloadsAfter(uid, page))
