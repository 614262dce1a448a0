import type { Role } from '#domain/access/role.ts'
import { newId } from '#domain/record/new-id.ts'
import { Problem } from '#domain/problem.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { draftsIn } from '#storage/drafts.ts'
import { readHistory } from '#storage/journal.ts'
import type { Notebook } from '#storage/notebook.ts'
import { planSave } from '#storage/plan-save.ts'
import type { Device, OutboxEntry, SyncStatus } from './device.ts'
import type { DeviceWorld } from './device-world.ts'
import { entryOf, exportText } from './entries.ts'
import { Exchange } from './exchange.ts'
import { lead } from './leader.ts'
import { Line } from './line.ts'
import { Pace } from './pace.ts'
import { phaseAfter } from './status.ts'
import { joinTabs, type TabMessage } from './tabs.ts'
import { Tidy } from './tidy.ts'

/** A leader gathers what is saved within this time; another tab gives it time to be quicker. */
const LEADER_MS = 400
const FOLLOWER_MS = 15_000

/** Rows that arrive one by one are folded when there are this many, without waiting for an exchange. */
const STALE_MS = 15 * 60_000

/** An open notebook that exchanges with the server by itself. */
export function runDevice(world: DeviceWorld, notebook: Notebook): Device {
  const { holdings } = notebook
  const line = new Line(holdings)
  const exchange = new Exchange(notebook, world)
  let running: Promise<SyncStatus> | null = null
  let isLeader = false
  let closed = false

  const fail = (error: unknown) => {
    if (!(error instanceof Problem)) throw error
    line.set({ phase: phaseAfter(error.code), problem: error.code })
  }
  const tidy = new Tidy(notebook, world, fail)
  const pace = new Pace(world, () => {
    if (isLeader || isNeeded()) void sync()
    else pace.succeeded()
  })
  const tabs = joinTabs(world.otherTabs, (message) => void hear(message))
  const now = () => world.clock() + holdings.state.skewMs
  const soon = () => pace.soon(isLeader ? LEADER_MS : FOLLOWER_MS)

  /** Another tab leads, but what it should have done has not been done. */
  function isNeeded(): boolean {
    const { unsent, lastCompleteAt } = line.status
    return unsent > 0 || lastCompleteAt === null || Math.abs(now() - lastCompleteAt) > STALE_MS
  }

  async function hear(message: TabMessage): Promise<void> {
    if (message.kind === 'line') {
      if (!running) line.set({ phase: message.phase, problem: message.problem })
      return
    }
    if (closed || message.version <= holdings.state.version) return
    try {
      await notebook.catchUp()
      line.refresh()
      if (line.status.unsent) soon()
    } catch (error) {
      fail(error)
    }
  }

  function sync(): Promise<SyncStatus> {
    running ??= exchangeNow().finally(() => (running = null))
    return running
  }

  async function exchangeNow(): Promise<SyncStatus> {
    tell({ phase: 'syncing' })
    try {
      await exchange.run(() => !closed)
      tell({ phase: 'idle', problem: null })
      pace.succeeded()
      if (line.status.unsent) soon()
      if (isLeader) tidy.soon()
      if (line.status.persisted === null) await askToPersist()
    } catch (error) {
      if (closed) return line.status
      if (!(error instanceof Problem)) {
        tell({ phase: 'failed' })
        pace.failed()
        throw error
      }
      const phase = phaseAfter(error.code)
      tell({ phase, problem: error.code })
      if (phase === 'stopped' || phase === 'signInNeeded') pace.rest()
      else pace.failed(Number(error.details.retryAfterMs ?? 0))
    }
    return line.status
  }

  function tell(part: Partial<Pick<SyncStatus, 'phase' | 'problem'>>): void {
    line.set(part)
    tabs.tell({ kind: 'line', phase: line.status.phase, problem: line.status.problem })
  }

  async function askToPersist(): Promise<void> {
    if (world.persist) line.set({ persisted: await world.persist() })
  }

  async function save(
    intents: readonly Intent[],
    options: { removeDraft?: string } = {},
  ): Promise<readonly string[]> {
    // Detached from the form it came from: what is saved must not change with the next key stroke.
    const own = JSON.parse(JSON.stringify(intents)) as Intent[]
    const context = {
      user: world.user.id,
      uids: own.map(() => newId('m', world.random)),
      at: world.clock(),
      ...options,
    }
    await notebook.change(() => planSave(holdings, own, context))
    soon()
    return context.uids
  }

  const isOurs = (scopes: readonly string[]) =>
    !scopes.length || scopes.some((scope) => holdings.scopes.has(scope))
  const stops = [
    notebook.onCommit(() => {
      line.refresh()
      tabs.tell({ kind: 'changed', version: holdings.state.version })
    }),
    tabs.stop,
    () => tidy.stop(),
    () => pace.stop(),
  ]
  if (world.onWake) stops.push(world.onWake(() => (isLeader ? pace.wake() : soon())))
  const stopLeading = lead(world.locks, `gridwalk:${world.user.id}`, () => {
    if (closed) return
    isLeader = true
    stops.push(world.network.listen((scopes) => isOurs(scopes) && pace.soon(LEADER_MS)))
    pace.soon(0)
  })
  stops.push(stopLeading)

  return {
    user: world.user,
    deviceId: world.deviceId,
    records: holdings.records,
    drafts: draftsIn(notebook.database, world),
    get status() {
      return line.status
    },
    onStatus: (listener) => line.onStatus(listener),
    now,
    newId: (mark = 'r') => newId(mark, world.random),
    scopes: () => new Map<string, Role>([...holdings.scopes.values()].map(({ id, role }) => [id, role])),
    roleIn: (scope) => holdings.roleIn(scope),
    save,
    sync,
    async entries(record): Promise<readonly OutboxEntry[]> {
      const rows = record === undefined ? holdings.outbox : await readHistory(notebook.database, record)
      return rows.map(entryOf)
    },
    exportUnsent: async () =>
      exportText({ user: world.user.id, device: world.deviceId, exportedAt: now() }, holdings.outbox),
    async close() {
      closed = true
      for (const stop of stops) stop()
      await notebook.close()
    },
  }
}
