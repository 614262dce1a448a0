import { onScopeDispose, type Ref, shallowRef } from 'vue'
import { useDeviceRef } from './use-device.ts'

/** The corrected time in milliseconds, anew every half minute and whenever the page is looked at again. */
export function useNow(everyMs = 30_000): Readonly<Ref<number>> {
  const device = useDeviceRef()
  const read = () => device.value?.now() ?? Date.now()
  const now = shallowRef(read())
  const again = () => {
    now.value = read()
  }
  const timer = setInterval(again, everyMs)
  document.addEventListener('visibilitychange', again)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', again)
  })
  return now
}
