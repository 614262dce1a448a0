import type { StoredRecord } from '../../storage/stored.ts'
import type { Intake } from '../sync/intake.ts'
import { writeNotice } from '../sync/write-notice.ts'

/** What became of a review: its own feed tells everybody with a grant there; the others get a notice. */
export async function tellAuthors(intake: Intake, review: StoredRecord, choice: string): Promise<void> {
  const people =
    review.body.kind === 'disagree' ? [review.body.author, review.body.other] : [review.body.author]
  for (const person of new Set(people)) {
    if (typeof person !== 'string') continue
    const grants = await intake.tables.grants.ofUser(person)
    if (!grants.some(({ scope }) => scope === review.scope)) await writeNotice(intake, review, person, choice)
  }
}
