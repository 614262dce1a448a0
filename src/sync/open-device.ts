import { Notebook } from '#storage/notebook.ts'
import type { Device } from './device.ts'
import type { DeviceWorld } from './device-world.ts'
import { runDevice } from './running-device.ts'

/**
 * Opens a person's notebook on this device, with everything it holds, and begins to exchange with the server.
 * It resolves when the records are in memory, whether there is a network or not.
 * @throws Problem storageBlocked, storageFull, storageNewer
 */
export async function openDevice(world: DeviceWorld): Promise<Device> {
  return runDevice(world, await Notebook.open(world.user.id, world))
}
