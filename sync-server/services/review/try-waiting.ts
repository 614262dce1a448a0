import type { Role } from '#domain/access/role.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { rescueAuthor } from '../rescue/rescue-author.ts'
import { type Intake, store } from '../sync/intake.ts'
import { decideParked } from './decide-parked.ts'
import { tellAuthors } from './tell-authors.ts'

/** At one time, so that nobody keeps all others waiting with a heap of changes to one record; more is a person's. */
const most = 1000

/**
 * What was written to these records before they came: after a restore a colleague's phone may be back before the
 * phone that knows the record (R1). Open reviews, in the order in which their mutations were written.
 */
export async function waitingFor(
  { records, mutations }: Pick<ReadTables, 'records' | 'mutations'>,
  created: readonly string[],
): Promise<readonly StoredRecord[]> {
  if (!created.length) return []
  const where = { target: created, problem: 'unknownRecord', status: ['open', 'proposed'] }
  const { records: reviews } = await records.list({
    scopes: ['holding'],
    type: 'review',
    where,
    order: { by: 'createdAt' },
    limit: most,
  })
  if (reviews.length < 2) return reviews
  const known = await mutations.many(reviews.map(uidOf))
  const place = (review: StoredRecord) => {
    const { receivedAt = Infinity, ordinal = 0 } = known.get(uidOf(review)) ?? {}
    return { receivedAt, ordinal }
  }
  return reviews.toSorted((a, b) => {
    const [one, other] = [place(a), place(b)]
    return one.receivedAt - other.receivedAt || one.ordinal - other.ordinal
  })
}

const uidOf = ({ body }: StoredRecord): string => String((body.uids as readonly unknown[])[0])

/**
 * Settles what waited for records that are there now, in its author's name and with no more than the author's own
 * rights (R1). What is applied closes its review; what still cannot be done stays where it is, for a person.
 */
export async function tryWaiting(intake: Intake, created: readonly string[]): Promise<void> {
  for (const review of await waitingFor(intake.tables, created)) {
    const author = String(review.body.author)
    if (await isShut(intake.tables, review, author)) continue
    const grants = await intake.tables.grants.ofUser(author)
    const roles = new Map<string, Role>(grants.map(({ scope, role }) => [scope, role]))
    await intake.tables.part(() => tryOne({ ...intake, user: author, roles }, review))
  }
}

/** [X5] What came from a phone or a person that was shut out is a supervisor's. */
async function isShut(tables: ReadTables, review: StoredRecord, author: string): Promise<boolean> {
  const mutation = await tables.mutations.get(uidOf(review))
  const from = mutation && (await rescueAuthor(tables, { author, device: mutation.device }))
  return from?.isShut ?? false
}

async function tryOne(intake: Intake, review: StoredRecord): Promise<void> {
  const at = intake.receivedAt
  const decision = { choice: 'mine', seen: {}, values: {}, note: '', at } as const
  const carried = await decideParked({ intake, review, decision })
  if (!carried.done) return
  const resolution = { choice: 'mine', values: null, note: null, by: null, at }
  const body = { ...review.body, status: 'resolved', resolution }
  const change = {
    body,
    state: 'closed',
    rev: review.rev + 1,
    updatedBy: intake.user,
    updatedAt: at,
  } as const
  await tellAuthors(intake, await store(intake, { ...review, ...change }, review), 'mine')
}
