import { Problem } from '#domain/problem.ts'
import type { StoredBlob } from '../../storage/stored.ts'
import type { ServerContext } from '../server-context.ts'

/** A whole photo, for whoever took it or may see a record that shows it. @throws Problem notFound for all others */
export const readablePhoto = ({ store }: ServerContext, sha256: string, user: string): Promise<StoredBlob> =>
  store.read(async ({ blobs, grants }) => {
    const blob = await blobs.get(sha256)
    if (blob?.state !== 'whole') throw new Problem('notFound')
    if (blob.user === user) return blob
    const shown = new Set(await blobs.scopesOf(sha256))
    const mine = await grants.ofUser(user)
    if (!mine.some(({ scope }) => shown.has(scope))) throw new Problem('notFound')
    return blob
  })
