import type { StoredBlob } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'
import { nameOf, partNameOf, thumbNameOf } from './photo-names.ts'
import type { PhotoStore } from './photo-store.ts'
import { unshownDays } from './receive-photo.ts'

const day = 86_400_000
const page = 1_000

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
  for (const blob of await store.read(({ blobs }) => blobs.unshownBefore(before, 50_000)))
    candidates.set(blob.sha256, blob)
  let last: string | null = null
  while (candidates.size) {
    const after: string | null = last
    const texts = await store.read(({ mutations }) => mutations.payloadsAfter(after, page))
    for (const { payload } of texts)
      for (const [sha256] of payload.matchAll(/\b[0-9a-f]{64}\b/g)) candidates.delete(sha256)
    if (texts.length < page) break
    last = texts.at(-1)!.uid
  }
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
