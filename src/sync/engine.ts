import { Problem } from '#domain/problem.ts'
import type { Notebook } from '#storage/notebook.ts'
import type { SyncStatus } from './device.ts'
import type { DeviceWorld } from './device-world.ts'
import { Exchange } from './exchange.ts'
import { lead } from './leader.ts'
import { Line } from './line.ts'
import { Pace } from './pace.ts'
import { DevicePhotos } from './photos.ts'
import { Rounds } from './rounds.ts'
import { phaseAfter } from './status.ts'
import { joinTabs, type TabMessage } from './tabs.ts'
import { Tidy } from './tidy.ts'

export interface Engine {
  readonly line: Line
  readonly photos: DevicePhotos | null
  sync(): Promise<SyncStatus>
  /** Something was saved in this tab. */
  saved(): void
  stop(): void
}

/** A leader gathers what is saved within this time; another tab gives it time to be quicker. */
const LEADER_MS = 400
const FOLLOWER_MS = 15_000

/** A tab that does not lead exchanges all the same when nobody has for so long. */
const NEGLECTED_MS = 15 * 60_000

/** Decides when to exchange: which tab, after what, how soon. What an exchange does is in the rounds. */
export function engineOf(world: DeviceWorld, notebook: Notebook): Engine {
  const { holdings } = notebook
  const line = new Line(holdings)
  let isLeader = false
  let stopped = false

  const soon = () => pace.soon(isLeader ? LEADER_MS : FOLLOWER_MS)
  const fail = (error: unknown) => {
    if (!(error instanceof Problem)) throw error
    line.set({ phase: phaseAfter(error.code), problem: error.code })
  }
  const tidy = new Tidy(notebook, world, fail)
  const pace = new Pace(world, () => {
    if (isLeader || isNeglected()) void rounds.sync()
    else pace.succeeded()
  })
  const tabs = joinTabs(world.otherTabs, (message) => void hear(message))
  const photos = world.photos
    ? new DevicePhotos({
        database: notebook.database,
        world,
        photoWorld: world.photos,
        epoch: () => holdings.state.epoch,
        serverTime: () => holdings.state.lastCompleteAt ?? world.clock(),
        onAdded: () => rounds.upload(),
      })
    : null
  const exchange = new Exchange(notebook, world)
  const onDone = () => {
    if (line.status.unsent) soon()
    if (isLeader) tidy.soon()
  }
  const photoPace = new Pace(world, () => rounds.upload())
  const rounds = new Rounds({ world, exchange, line, pace, photoPace, tabs, photos, onDone })

  function isNeglected(): boolean {
    const { unsent, lastCompleteAt, skewMs } = line.status
    return (
      unsent > 0 ||
      lastCompleteAt === null ||
      Math.abs(world.clock() + skewMs - lastCompleteAt) > NEGLECTED_MS
    )
  }

  async function hear(message: TabMessage): Promise<void> {
    if (message.kind === 'line') {
      if (!rounds.isRunning) line.set({ phase: message.phase, problem: message.problem })
      return
    }
    if (stopped || message.version <= holdings.state.version) return
    try {
      await notebook.catchUp()
      line.refresh()
      if (line.status.unsent) soon()
    } catch (error) {
      if (!stopped) fail(error)
    }
  }

  function onPoke(scopes: readonly string[]): void {
    if (!scopes.length || scopes.some((scope) => holdings.scopes.has(scope))) pace.soon(LEADER_MS)
  }

  const stops = [
    notebook.onCommit(() => {
      line.refresh()
      tabs.tell({ kind: 'changed', version: holdings.state.version })
    }),
    () => tabs.stop(),
    () => rounds.stop(),
    () => tidy.stop(),
    () => pace.stop(),
    () => photoPace.stop(),
  ]
  if (world.onWake) stops.push(world.onWake(() => (isLeader ? pace.wake() : soon())))
  const stopLeading = lead(world.locks, `gridwalk:${world.user.id}`, () => {
    if (stopped) return
    isLeader = true
    stops.push(world.network.listen(onPoke))
    pace.soon(0)
  })
  stops.push(stopLeading)

  return {
    line,
    photos,
    sync: () => rounds.sync(),
    saved: soon,
    stop() {
      stopped = true
      for (const stop of stops) stop()
    },
  }
}
