import type { LocalDate } from '#domain/local-date.ts'
import type { Elder } from '#domain/records/elder/elder-standing.ts'
import { levelAfterEdit } from '#domain/records/elder/level-after-edit.ts'
import { withStatus } from '#domain/records/elder/status-change.ts'
import type { Moment } from '#domain/schedule/moment.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import type { Records } from '#domain/schedule/world.ts'

/** The level is raised by a step of its own on the elder's page, with the reason; a form would pass it over. */
export const byOwnStep: readonly string[] = ['levelFloor', 'levelReason', 'levelRaisedOn']

/**
 * What follows from an edit of an elder's file, written with it: coming home is an event, and a level that the new
 * facts alone would lower stays (DOMAIN 4.5). The server adds the same where an older app did not.
 */
export function withElderTouches(
  records: Records,
  before: Elder,
  edited: Elder['body'],
  moment: Moment,
): Elder['body'] {
  const today: LocalDate = moment.today
  const after = withStatus(before.body, edited, today)
  const levelOf = (body: Elder['body']) => elderStandingOf(records, { ...before, body }, moment).risk.level
  return { ...after, ...levelAfterEdit(levelOf(before.body), levelOf(after), today) }
}
