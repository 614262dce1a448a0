import { webcrypto } from 'node:crypto'
import { type OpenPart, openPart } from '#domain/rescue/open-part.ts'
import type { CoverHead, PartAnswer, PartHead } from '#domain/rescue/part.ts'
import { Problem } from '#domain/problem.ts'
import type { AuditEntry } from '../../storage/stored.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import { wholePhoto } from '../photos/whole-photo.ts'
import type { ServerContext } from '../server-context.ts'
import { type Bearer, rescueAudit } from './rescue-audit.ts'
import { rescueAuthor } from './rescue-author.ts'
import { deviceSecret, privateKeyFor, rescueKeys } from './rescue-keys.ts'
import { takeEntries } from './take-entries.ts'
import { takePhoto } from './take-photo.ts'

/**
 * Takes one part of a colleague's rescue file as if its author had sent it. Whoever brings it learns the author's name
 * and numbers, and nothing of what is inside (X3).
 * @throws Problem notRescueFile, rescueNewer, rescueDamaged, rescueOtherServer, rescueNotGenuine, badRequest
 */
export async function takePart(
  context: ServerContext,
  photos: PhotoStore,
  bearer: Bearer,
  message: Uint8Array,
): Promise<PartAnswer> {
  const keys = await rescueKeys(context)
  const part = await openPart(webcrypto.subtle, message, (id) => privateKeyFor(keys, id))
  const { head } = part
  if (!(await part.isVouchedBy(deviceSecret(keys, head.author, head.device))))
    throw await refused(context, bearer, part)
  const author = await context.store.read((tables) => rescueAuthor(tables, head))
  if (!author) throw await refused(context, bearer, part)
  switch (head.kind) {
    case 'cover': {
      const { madeAt, entries, photos: names } = head
      const { name, isShut } = author
      const wanted = await missing(context, photos, head)
      const details = { device: author.device, entries, photos: names.length }
      await note(context, bearer, head, { result: 'done', details }) // [X4]
      return { kind: 'cover', author: name, madeAt, entries, photos: names.length, wanted, isShut }
    }
    case 'entries':
      return takeEntries(context, bearer, head)
    case 'photo':
      return { kind: 'photo', state: await takePhoto(context, photos, head, part.bytes) }
  }
}

async function missing(
  context: ServerContext,
  photos: PhotoStore,
  { photosFrom, photos: names }: CoverHead,
): Promise<number[]> {
  const wanted: number[] = []
  for (const [i, name] of names.entries())
    if (!(await wholePhoto(context, photos, name))) wanted.push(photosFrom + i)
  return wanted
}

/** [X4] Somebody may have tried to write under another's name. */
async function refused(context: ServerContext, bearer: Bearer, { head }: OpenPart): Promise<Problem> {
  const details = { device: head.device, why: 'rescueNotGenuine' }
  await note(context, bearer, head, { result: 'refused', details })
  return new Problem('rescueNotGenuine')
}

const note = (
  { store, clock }: ServerContext,
  bearer: Bearer,
  { author }: PartHead,
  how: Pick<AuditEntry, 'result' | 'details'>,
): Promise<void> => store.write(({ audit }) => audit.add({ ...rescueAudit(clock(), bearer, author), ...how }))
