import { onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'

/** Between two steps the phone answers what was tapped meanwhile. */
const breathMs = 24

/**
 * How many of a screen's parts are shown: the first at once, `step` more frame after frame, in the end all, however
 * many there will be. All together would keep a slow phone busy before it shows any, and deaf to the first tap after.
 * Where `again` changes it begins anew.
 */
export function useGrowing(
  first: number,
  step: number,
  total: () => number,
  again?: () => unknown,
): Readonly<Ref<number>> {
  const shown = ref(first)
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function next(): void {
    if (shown.value >= total()) {
      // Whatever comes in from now on is shown at once.
      shown.value = Infinity
      return
    }
    frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        shown.value += step
        next()
      }, breathMs)
    })
  }
  function stop(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  onMounted(next)
  if (again) {
    watch(again, () => {
      stop()
      shown.value = first
      next()
    })
  }
  onBeforeUnmount(stop)
  return shown
}
