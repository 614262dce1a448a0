import type { Role } from '#domain/access/role.ts'
import { shownTime } from './adjusted-time.ts'
import { newId } from '#domain/record/new-id.ts'
import { Problem } from '#domain/problem.ts'
import type { OutcomeMessage, SyncResponse } from '#domain/sync/protocol.ts'
import { syncRequestSchema } from '#domain/sync/request-schemas.ts'
import type { ReadTables, Tables } from '../../storage/store.ts'
import { tryWaiting, waitingFor } from '../review/try-waiting.ts'
import type { ServerContext } from '../server-context.ts'
import { type RawMutation, acceptMutations } from './accept-mutations.ts'
import { foreseen } from './foreseen.ts'
import type { Intake } from './intake.ts'
import { hasNews, noteDevice } from './note-device.ts'
import { pullChanges } from './pull-changes.ts'
import { provesRewind } from './proves-rewind.ts'

/** Who asks, by the session. */
export interface Sender {
  readonly user: string
  /** The device that the session was opened on. */
  readonly device: string
}

/** How long a device may show what is most sensitive without asking again. */
const leaseMs = 14 * 86_400_000

/** The lowest schema version that may pull, as an operator sets it; every version may push (P5). */
export const lowestSchemaKey = 'lowestSchema'

type Raw = ReturnType<typeof syncRequestSchema.parse>

/**
 * One exchange: takes in mutations in one transaction (P1), and answers with their outcomes and the next page of
 * changes from one snapshot, taken after the durable commit (P4, C4): like a device whose first answer got lost.
 * @throws Problem badRequest, signInNeeded, wrongUser, deviceRevoked, tooManyRequests, serverBusy
 */
export async function exchange(context: ServerContext, sender: Sender, body: unknown): Promise<SyncResponse> {
  const parsed = syncRequestSchema.safeParse(body)
  if (!parsed.success)
    throw new Problem('badRequest', { at: parsed.error.issues.slice(0, 5).map(({ path }) => path.join('.')) })
  const request = parsed.data
  checkSender(sender, request)
  const { user } = sender
  const quiet = await answerQuietly(context, sender, request)
  if (quiet) return quiet
  const taken = await context.store.write(
    (tables) => takeIn(context, tables, sender, request),
    foreseen(user, request.mutations as unknown as RawMutation[]),
  )
  await settleWaiting(context, sender, request.device, taken)
  context.events.poke({ scopes: [...taken.touched], device: request.device })
  return context.store.read((tables) => answer(tables, sender, request, taken))
}

/**
 * A cookie is the browser's, a notebook a person's: of two people on one phone neither sends nor gets what is the
 * other's, and no session speaks for another device.
 */
function checkSender({ user, device }: Sender, request: Raw): void {
  if (request.user !== undefined && request.user !== user) throw new Problem('wrongUser')
  if (request.device !== device) throw new Problem('signInNeeded')
}

interface Taken {
  readonly epoch: string
  readonly receivedAt: number
  readonly outcomes: ReadonlyMap<string, OutcomeMessage>
  /** Records that are there since. */
  readonly created: readonly string[]
  /** Scopes that were written to. */
  readonly touched: Set<string>
}

/** What waited for the records that have just come. A transaction of its own, so that no other create stands in its line. */
async function settleWaiting(
  context: ServerContext,
  { user }: Sender,
  device: string,
  { created, touched, receivedAt }: Taken,
): Promise<void> {
  const { store, log, random } = context
  const waiting = created.length ? await store.read((tables) => waitingFor(tables, created)) : []
  if (!waiting.length) return
  const written = await store.write(async (tables) => {
    const roles = await rolesOf(tables, user)
    const intake = {
      tables,
      log,
      random,
      user,
      device,
      roles,
      skewMs: 0,
      receivedAt,
      touched: new Set<string>(),
      openReviews: new Map<string, number>(),
    }
    await tryWaiting(intake, created)
    return intake.touched
  })
  for (const scope of written) touched.add(scope)
}

const rolesOf = async (tables: ReadTables, user: string) =>
  new Map<string, Role>((await tables.grants.ofUser(user)).map(({ scope, role }) => [scope, role]))

async function takeIn(
  context: ServerContext,
  tables: Tables,
  { user }: Sender,
  request: Raw,
): Promise<Taken> {
  const receivedAt = context.clock()
  const skewMs = skewOf(request, receivedAt)
  const device = await tables.devices.get(request.device, user)
  if (device?.revokedAt != null) throw new Problem('deviceRevoked')
  const roles = await rolesOf(tables, user)
  const epoch = await presentEpoch(context, tables, user, roles, request)
  const touched = new Set<string>()
  const intake: Intake = {
    tables,
    log: context.log,
    random: context.random,
    user,
    device: request.device,
    roles,
    skewMs,
    receivedAt,
    touched,
    openReviews: new Map(),
  }
  const otherEpoch = request.epoch !== epoch
  // [R1] A device of another history comes again with its journal, so that creates arrive before their patches.
  const mutations = otherEpoch && request.epoch !== null ? [] : request.mutations
  const outcomes = await acceptMutations(intake, mutations as unknown as RawMutation[])
  await noteDevice(tables, device, user, request, { skewMs, receivedAt })
  const created = mutations
    .filter(({ op, uid }) => op === 'create' && outcomes.get(uid)?.outcome === 'applied')
    .map(({ record }) => String(record))
  return { epoch, receivedAt, outcomes, created, touched }
}

/**
 * The answer to a device that brings nothing and of which nothing new is to be noted; null otherwise. Most exchanges are
 * such, and none of them stands in the line of those who write, or waits for the disk.
 */
function answerQuietly(context: ServerContext, sender: Sender, request: Raw): Promise<SyncResponse | null> {
  if (request.mutations.length > 0) return Promise.resolve(null)
  return context.store.read(async (tables) => {
    const receivedAt = context.clock()
    const device = await tables.devices.get(request.device, sender.user)
    if (!device || device.revokedAt !== null) return null
    if (hasNews(device, request, { skewMs: skewOf(request, receivedAt), receivedAt })) return null
    const epoch = await tables.meta.epoch()
    const roles = await rolesOf(tables, sender.user)
    if (epoch === null || (await provesRewind(tables, sender.user, epoch, roles, request))) return null
    const taken = { epoch, receivedAt, outcomes: new Map(), created: [], touched: new Set<string>() }
    return answer(tables, sender, request, taken)
  })
}

const skewOf = ({ now }: Raw, receivedAt: number): number => shownTime(Math.round(receivedAt - now))

async function answer(
  tables: ReadTables,
  { user }: Sender,
  request: Raw,
  { epoch, receivedAt, outcomes }: Taken,
): Promise<SyncResponse> {
  // Another device has just proved a rewind: this one asks again, of the new history.
  if ((await tables.meta.epoch()) !== epoch) throw new Problem('serverBusy')
  const roles = await rolesOf(tables, user)
  const lowest = Number((await tables.meta.get(lowestSchemaKey)) ?? 1)
  const refused = request.schema < lowest
  const pulled = await pullChanges(tables, { roles, request, otherEpoch: request.epoch !== epoch, refused })
  return {
    epoch,
    generation: request.generation,
    now: receivedAt,
    leaseUntil: receivedAt + leaseMs,
    complete: pulled.complete,
    outcomes: Object.fromEntries(outcomes),
    scopes: pulled.scopes,
    rows: pulled.rows,
    upgrade: refused ? { schema: lowest } : null,
  }
}

/** The epoch, or a new one when this device proves that the database went back in time (R1). */
async function presentEpoch(
  context: ServerContext,
  tables: Tables,
  user: string,
  roles: Map<string, Role>,
  request: Raw,
): Promise<string> {
  const epoch = await tables.meta.epoch()
  if (epoch !== null && !(await provesRewind(tables, user, epoch, roles, request))) return epoch
  if (epoch !== null) await noteClaim(tables, user, context.clock())
  const next = newId('e', context.random)
  await tables.meta.set('epoch', next)
  if (epoch !== null) {
    context.log.warn(
      { from: epoch, to: next, device: request.device },
      'a device proved that this database is older than what it acknowledged',
    )
    const at = context.clock()
    await tables.audit.add({
      at,
      user,
      device: request.device,
      address: null,
      action: 'epoch.new',
      object: next,
      result: 'done',
      details: { from: epoch },
    })
  }
  return next
}

const hour = 3_600_000

/**
 * A claim cannot be checked, and every device sweeps after it: one an hour from one person. A device that is told
 * to wait keeps its proof and comes again, so nothing is lost by it (R1). @throws Problem tooManyRequests
 */
async function noteClaim(tables: Tables, user: string, now: number): Promise<void> {
  const key = `rewind:${user}`
  const last = Number((await tables.meta.get(key)) ?? -Infinity)
  if (now >= last && now - last < hour) throw new Problem('tooManyRequests')
  await tables.meta.set(key, String(now))
}
