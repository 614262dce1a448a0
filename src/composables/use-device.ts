import { inject, type InjectionKey, provide, shallowRef, type ShallowRef } from 'vue'
import type { Device } from '#sync/device.ts'

const key: InjectionKey<ShallowRef<Device | null>> = Symbol('device')

/** At the root: hands the signed-in person's notebook to everything below. */
export function provideDevice(
  device: ShallowRef<Device | null> = shallowRef(null),
): ShallowRef<Device | null> {
  provide(key, device)
  return device
}

/** The notebook if someone is signed in. */
export function useDeviceRef(): ShallowRef<Device | null> {
  const device = inject(key)
  if (!device) throw new Error('no device was provided above this component')
  return device
}

/** The notebook, in a view that only a signed-in person reaches. */
export function useDevice(): Device {
  const device = useDeviceRef().value
  if (!device) throw new Error('this view needs a signed-in person')
  return device
}
