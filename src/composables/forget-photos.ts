import type { Device, Photos } from '#sync/device.ts'

interface Keeping {
  readonly drafts: Pick<Device['drafts'], 'all'>
  readonly photos: Pick<Photos, 'discard'>
}

/**
 * Forgets the photos that something thrown away named. The same picture may stand at two items, in another form that is
 * still being filled, or in something that was saved: there it stays.
 */
export async function forgetPhotos({ drafts, photos }: Keeping, thrown: object): Promise<void> {
  const named = new Set(JSON.stringify(thrown).match(/\b[0-9a-f]{64}\b/g) ?? [])
  if (!named.size) return
  const kept = JSON.stringify((await drafts.all()).map(({ body }) => body))
  for (const sha256 of named) if (!kept.includes(sha256)) await photos.discard(sha256)
}
