import { newId } from '#domain/record/new-id.ts'
import { Problem } from '#domain/problem.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { draftsIn } from '#storage/drafts.ts'
import { readHistory } from '#storage/journal.ts'
import { measureNotebook } from '#storage/measure-notebook.ts'
import type { Notebook } from '#storage/notebook.ts'
import { planSave } from '#storage/plan-save.ts'
import { compareWithServer } from './compare-with-server.ts'
import { engineOf } from './engine.ts'
import type { Device, OutboxEntry } from './device.ts'
import type { DeviceWorld } from './device-world.ts'
import { entryOf, exportText } from './entries.ts'
import { rescueOf } from './rescue/device-rescue.ts'

/** An open notebook as the interface uses it, with the engine that exchanges for it. */
export function runDevice(world: DeviceWorld, notebook: Notebook): Device {
  const { holdings, database } = notebook
  const engine = engineOf(world, notebook)
  const { line, photos } = engine
  const { rescue: rescueWorld } = world
  const rescue = rescueWorld && rescueOf({ world, rescueWorld, notebook, photos, line })
  const now = () => world.clock() + holdings.state.skewMs

  async function save(
    intents: readonly Intent[],
    options: { removeDraft?: string } = {},
  ): Promise<readonly string[]> {
    // Detached from the form it came from: what is saved must not change with the next key stroke.
    const own = JSON.parse(JSON.stringify(intents)) as Intent[]
    const uids = own.map(() => newId('m', world.random))
    const context = { user: world.user.id, uids, at: world.clock(), ...options }
    const write = () => notebook.change(() => planSave(holdings, own, context))
    try {
      await write()
    } catch (error) {
      // [B4] Text comes before photos that the server has anyway.
      const isFull = error instanceof Problem && error.code === 'storageFull'
      if (!isFull || !(await photos?.makeRoom())) throw error
      await write()
    }
    engine.saved()
    return uids
  }

  return {
    user: world.user,
    deviceId: world.deviceId,
    records: holdings.records,
    drafts: draftsIn(database, world),
    ...(photos ? { photos } : {}),
    ...(rescue ? { rescue } : {}),
    get status() {
      return line.status
    },
    onStatus: (listener) => line.onStatus(listener),
    now,
    newId: (mark = 'r') => newId(mark, world.random),
    scopes: () => new Map([...holdings.scopes.values()].map(({ id, role }) => [id, role])),
    roleIn: (scope) => holdings.roleIn(scope),
    save,
    sync: () => engine.sync(),
    async entries(record): Promise<readonly OutboxEntry[]> {
      const rows = record === undefined ? holdings.outbox : await readHistory(database, record)
      return rows.map(entryOf)
    },
    compare: () => compareWithServer(notebook, world, () => engine.sync()),
    exportUnsent: async () =>
      exportText({ user: world.user.id, device: world.deviceId, exportedAt: now() }, holdings.outbox),
    sizes: () => measureNotebook(database, holdings.records.size, world),
    async close() {
      engine.stop()
      await notebook.close()
    },
  }
}
