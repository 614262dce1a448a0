import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import type { RecordType } from '../records/registry.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { unreadItem } from './unread-item.ts'
import type { World } from './world.ts'

/** The lines of one record of a kind; null for none. Reads records through `world` only. */
type LinesOf<T extends RecordType> = (
  world: World,
  record: RecordVersion<Body<T>>,
  moment: Moment,
) => DueItem | readonly DueItem[] | null

interface Clock {
  /** A line changes within the day, beside at the day's closing: read again with every minute. By the minute none comes. */
  readonly byTheMinute?: boolean
}

interface Terms<Content> extends Clock {
  /** False for a record that has no line whatever else is at hand and whatever the time: thousands are not even asked. */
  readonly mayHave?: (record: RecordVersion<Content>) => boolean
}

/** One kind of line on the list of what is due. */
export interface DueLines extends Clock {
  /** Each record of this kind is asked for its lines. */
  readonly of: RecordType
  readonly mayHave: (record: RecordVersion<unknown>) => boolean
  readonly lines: (world: World, id: string, moment: Moment) => readonly DueItem[]
}

/**
 * Declares a kind of line. What its function reads through `world.records` is what it depends on: when one of
 * those records changes, appears or goes, the lines of that record are made again, and no others. A record that it
 * cannot read has a line that says so.
 */
export const dueLines = <T extends RecordType>(
  of: T,
  lines: LinesOf<T>,
  { mayHave = () => true, ...clock }: Terms<Body<T>> = {},
): DueLines => ({
  ...clock,
  of,
  mayHave: mayHave as DueLines['mayHave'],
  lines: (world, id, moment) => {
    const record = world.records.get(of, id)
    if (!record) return []
    let found: ReturnType<LinesOf<T>>
    try {
      found = lines(world, record, moment)
    } catch {
      // What was pulled is not checked on the device, and one odd record must not take the list with it.
      return [unreadItem(of, id)]
    }
    return found === null ? [] : Array.isArray(found) ? (found as readonly DueItem[]) : [found as DueItem]
  },
})
