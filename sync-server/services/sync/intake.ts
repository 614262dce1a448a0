import type { Role } from '#domain/access/role.ts'
import { newId } from '#domain/record/new-id.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import type { Tables } from '../../storage/store.ts'
import { photosIn } from './photos-in.ts'
import type { Log, ServerContext } from '../server-context.ts'

/** One exchange's transaction while mutations are taken in. */
export interface Intake {
  readonly tables: Tables
  readonly log: Log
  readonly random: ServerContext['random']
  /** Who is signed in. */
  readonly user: string
  readonly device: string
  /** The grants as this transaction reads them: the role in each scope. */
  readonly roles: ReadonlyMap<string, Role>
  /** To be added to the device's clock. */
  readonly skewMs: number
  readonly receivedAt: number
  /** Scopes that were written to; told to listeners after the commit. */
  readonly touched: Set<string>
  /** How many reviews of a person are open in a scope, as far as that had to be known (`review-room.ts`). */
  readonly openReviews: Map<string, number>
}

export const idFor = (intake: Intake, mark: string): string => newId(mark, intake.random)

/** Stores a version, says which photos it shows, and remembers the scopes it touched. */
export async function store(
  intake: Intake,
  next: RecordVersion,
  previous: StoredRecord | null,
): Promise<StoredRecord> {
  const stored = await intake.tables.records.put(next, previous, intake.receivedAt)
  intake.touched.add(next.scope)
  if (previous) intake.touched.add(previous.scope)
  const photos = next.state === 'deleted' ? [] : photosIn(next.body)
  if (photos.length || (previous && photosIn(previous.body).length)) {
    await intake.tables.blobs.setRefs(next.id, next.scope, photos)
  }
  return stored
}
