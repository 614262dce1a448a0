import type { Device } from './device.ts'
import type { DeviceWorld } from './device-world.ts'

/**
 * Opens a person's notebook on this device, with everything it holds, and starts to exchange.
 * @throws Problem storageBlocked, storageFull, storageNewer
 */
export async function openDevice(_world: DeviceWorld): Promise<Device> {
  throw new Error('being written')
}
