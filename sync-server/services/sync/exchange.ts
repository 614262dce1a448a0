import type { Role } from '#domain/access/role.ts'
import { shownTime } from './adjusted-time.ts'
import { newId } from '#domain/record/new-id.ts'
import { Problem } from '#domain/problem.ts'
import { type SyncResponse, syncRequestSchema } from '#domain/sync/protocol.ts'
import type { Tables } from '../../storage/store.ts'
import type { ServerContext } from '../server-context.ts'
import { type RawMutation, acceptMutations } from './accept-mutations.ts'
import type { Intake } from './intake.ts'
import { noteDevice } from './note-device.ts'
import { pullChanges } from './pull-changes.ts'
import { provesRewind } from './proves-rewind.ts'

export interface Sender {
  readonly user: string
}

/** How long a device may show what is most sensitive without asking again. */
const leaseMs = 14 * 86_400_000

/** The lowest schema version that may pull, as an operator sets it; every version may push (P5). */
export const lowestSchemaKey = 'lowestSchema'

type Raw = ReturnType<typeof syncRequestSchema.parse>

/**
 * One exchange: takes in mutations and answers with their outcomes and the next page of changes, from one
 * transaction and so from one snapshot (P1, C4). Resolves only after the durable commit (P4).
 * @throws Problem badRequest, wrongUser, deviceRevoked, tooManyRequests, serverBusy
 */
export async function exchange(context: ServerContext, sender: Sender, body: unknown): Promise<SyncResponse> {
  const parsed = syncRequestSchema.safeParse(body)
  if (!parsed.success)
    throw new Problem('badRequest', { at: parsed.error.issues.slice(0, 5).map(({ path }) => path.join('.')) })
  const request = parsed.data
  const touched = new Set<string>()
  const response = await context.store.write((tables) =>
    exchangeWithin(context, tables, sender, request, touched),
  )
  context.events.poke({ scopes: [...touched], device: request.device })
  return response
}

async function exchangeWithin(
  context: ServerContext,
  tables: Tables,
  { user }: Sender,
  request: Raw,
  touched: Set<string>,
): Promise<SyncResponse> {
  const receivedAt = context.clock()
  const skewMs = shownTime(Math.round(receivedAt - request.now))
  const device = await tables.devices.get(request.device, user)
  if (device?.revokedAt != null) throw new Problem('deviceRevoked')
  const grants = await tables.grants.ofUser(user)
  const roles = new Map<string, Role>(grants.map(({ scope, role }) => [scope, role]))
  const epoch = await presentEpoch(context, tables, user, roles, request)
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
  }
  const otherEpoch = request.epoch !== epoch
  // [R1] A device of another history comes again with its journal, so that creates arrive before their patches.
  const mutations = otherEpoch && request.epoch !== null ? [] : request.mutations
  const outcomes = await acceptMutations(intake, mutations as unknown as RawMutation[])
  await noteDevice(tables, device, user, request, { skewMs, receivedAt })
  const lowest = Number((await tables.meta.get(lowestSchemaKey)) ?? 1)
  const refused = request.schema < lowest
  const pulled = await pullChanges(tables, { roles, request, otherEpoch, refused })
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
