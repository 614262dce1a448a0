import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import type { RecordType } from '../records/registry.ts'

/**
 * Read access to the records at hand; a device's working set is one. A list is not altered once it was given: what is
 * computed from it may be kept by it, and a change gives another list.
 */
export interface Records {
  get<T extends RecordType>(type: T, id: string | null | undefined): RecordVersion<Body<T>> | undefined
  ofType<T extends RecordType>(type: T): readonly RecordVersion<Body<T>>[]
  /** Records of a kind whose reference field names `id`, or whose list field has a row that does. */
  referring<T extends RecordType>(
    type: T,
    field: keyof Body<T> & string,
    id: string,
  ): readonly RecordVersion<Body<T>>[]
}

/** The records and whose day is planned. */
export interface World {
  readonly records: Records
  /** The user's id. */
  readonly user: string
  /** Codes of the grids that this person walks as their worker; none where that is unknown. */
  readonly ownGrids?: () => readonly string[]
}
