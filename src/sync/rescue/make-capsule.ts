import { hashOfPart, writeHeader } from '#domain/rescue/capsule-file.ts'
import { ENTRIES_BYTES, MOST_ENTRIES, type PartHead } from '#domain/rescue/part.ts'
import type { RescueKit } from '#domain/rescue/rescue-kit.ts'
import { beginCapsule } from '#domain/rescue/seal-capsule.ts'
import type { Bytes, Subtle } from '#domain/rescue/subtle.ts'
import type { Mutation } from '#domain/sync/mutation.ts'

export interface CapsuleContent {
  readonly app: string
  readonly epoch: string | null
  readonly madeAt: number
  readonly skewMs: number
  /** The whole unacknowledged outbox, in ordinal order (P1). */
  readonly mutations: readonly Mutation[]
  /** Names of the photos; their bytes are read one after the other. */
  readonly photos: readonly string[]
  readonly readPhoto: (sha256: string) => Promise<Uint8Array>
}

/** Seals everything into one file, photo by photo, so that it is never in memory as a whole twice. */
export async function makeCapsule(subtle: Subtle, kit: RescueKit, content: CapsuleContent): Promise<Blob> {
  const { app, epoch, madeAt, skewMs, mutations, photos } = content
  const from = { author: kit.user, device: kit.device }
  const capsule = await beginCapsule(subtle, kit)
  const parts: { readonly blob: Blob; readonly length: number; readonly hash: Bytes }[] = []
  const add = async (head: PartHead, bytes?: Uint8Array) => {
    const sealed = await capsule.seal(head, bytes)
    parts.push({ blob: new Blob([sealed]), length: sealed.length, hash: await hashOfPart(subtle, sealed) })
  }
  const pages = inPages(mutations)
  const photosFrom = 1 + pages.length
  const entries = mutations.length
  await add({ ...from, kind: 'cover', app, epoch, madeAt, entries, photosFrom, photos: [...photos] })
  let after: string | null = null
  for (const page of pages) {
    await add({ ...from, kind: 'entries', skewMs, after, mutations: page })
    after = page.at(-1)!.uid
  }
  for (const sha256 of photos) await add({ ...from, kind: 'photo', sha256 }, await content.readPhoto(sha256))
  const header = await writeHeader(subtle, capsule.prelude, parts)
  return new Blob([header, ...parts.map(({ blob }) => blob)], { type: 'application/octet-stream' })
}

function inPages(mutations: readonly Mutation[]): Mutation[][] {
  const pages: Mutation[][] = []
  let bytes = Infinity
  for (const mutation of mutations) {
    const size = JSON.stringify(mutation).length
    if (bytes + size > ENTRIES_BYTES || pages.at(-1)!.length >= MOST_ENTRIES) {
      pages.push([])
      bytes = 0
    }
    pages.at(-1)!.push(mutation)
    bytes += size
  }
  return pages
}
