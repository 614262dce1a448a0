import type { JsonObject } from '#domain/json.ts'
import { Problem } from '#domain/problem.ts'
import type { OutcomeMessage } from '#domain/sync/protocol.ts'
import { shownTime } from './adjusted-time.ts'
import type { Intake } from './intake.ts'
import { parkMutation, type Settled, settleMutation } from './settle-mutation.ts'
import { readMutation } from './upcast-mutation.ts'

/** As it came: read as a mutation one by one, so that a bad one stops no other (P3). */
export type RawMutation = JsonObject & { readonly uid: string; readonly ordinal: number }

/** Larger ones are kept in full, but not sent around in a review. */
const mostBytes = 256 * 1024

/**
 * Takes in a piece of an outbox, in ordinal order, each mutation at most once (P1, P2). Returns an outcome for
 * every uid. @throws Problem wrongUser when one of them is known as another person's; then nothing is kept.
 */
export async function acceptMutations(
  intake: Intake,
  mutations: readonly RawMutation[],
): Promise<Map<string, OutcomeMessage>> {
  const known = await intake.tables.mutations.many(mutations.map(({ uid }) => uid))
  for (const { user } of known.values()) if (user !== intake.user) throw new Problem('wrongUser')
  const inOrder = mutations.toSorted((a, b) => a.ordinal - b.ordinal)
  const acceptAll = async (way: Way) => {
    const outcomes = new Map([...known].map(([uid, { outcome }]) => [uid, outcome])) // [P2]
    for (const raw of inOrder) {
      if (!outcomes.has(raw.uid)) outcomes.set(raw.uid, await acceptOne(intake, raw, way)) // [P1]
    }
    return outcomes
  }
  const touchedBefore = [...intake.touched]
  try {
    return await intake.tables.part(() => acceptAll('together'))
  } catch (error) {
    if (isOfTheStore(error)) throw error
    intake.touched.clear()
    intake.openReviews.clear()
    for (const scope of touchedBefore) intake.touched.add(scope)
    return acceptAll('apart') // [P3]
  }
}

/**
 * `apart`, each mutation can be undone alone, which makes every one dearer. Hardly ever does one fail, so they are
 * tried `together` first, as one part that goes or stays whole.
 */
type Way = 'together' | 'apart'

/** The disk or the database failed, not the mutation: nothing is kept, and the device comes again. */
const isOfTheStore = (error: unknown) => error instanceof Problem && error.status >= 500

async function acceptOne(intake: Intake, raw: RawMutation, way: Way): Promise<OutcomeMessage> {
  const { message, scope, revAfter } = await settle(intake, raw, way)
  const text = (key: string) => (typeof raw[key] === 'string' ? raw[key] : '')
  await intake.tables.mutations.insert({
    uid: raw.uid,
    user: intake.user,
    device: intake.device,
    ordinal: raw.ordinal,
    receivedAt: intake.receivedAt,
    deviceTime: typeof raw.at === 'number' ? shownTime(raw.at) : intake.receivedAt,
    skewMs: intake.skewMs,
    schema: Number.isSafeInteger(raw.schema) ? (raw.schema as number) : 0,
    type: text('type'),
    op: text('op'),
    record: text('record'),
    scope,
    payload: raw,
    outcome: message,
    revAfter,
  })
  return message
}

/** Whatever goes wrong inside, the mutation ends with an outcome and those behind it go on (P3). */
async function settle(intake: Intake, raw: RawMutation, way: Way): Promise<Settled> {
  const bytes = JSON.stringify(raw).length
  if (bytes > mostBytes) {
    const { uid, ordinal, at = null, type = null, record = null } = raw
    return parkMutation(intake, { uid, ordinal, at, type, record, bytes }, 'error', 'tooLarge')
  }
  const read = readMutation(raw)
  if (!('mutation' in read)) return parkMutation(intake, raw, read.kind, read.problem)
  if (way === 'together') return settleMutation(intake, read.mutation)
  try {
    return await intake.tables.part(() => settleMutation(intake, read.mutation))
  } catch (error) {
    if (isOfTheStore(error)) throw error
    intake.log.error(
      { err: error, uid: raw.uid, type: read.mutation.type, op: read.mutation.op },
      'a mutation failed and was parked',
    )
    return intake.tables.part(() => parkMutation(intake, raw, 'error', 'serverFault'))
  }
}
