import { onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'

const atMostMs = 100

/** Once the screen is drawn and nothing else is to be done; returns the way to stop it. */
function afterFrame(run: () => void): () => void {
  let idle = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(run, { timeout: atMostMs })
    else timer = setTimeout(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    if (idle) cancelIdleCallback(idle)
  }
}

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
  let stop = () => {}
  function next(): void {
    if (shown.value >= total()) {
      // Whatever comes in from now on is shown at once.
      shown.value = Infinity
      return
    }
    stop = afterFrame(() => {
      shown.value += step
      next()
    })
  }
  onMounted(next)
  if (again) {
    watch(again, () => {
      stop()
      shown.value = first
      next()
    })
  }
  onBeforeUnmount(() => stop())
  return shown
}
