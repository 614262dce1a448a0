import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue'

/**
 * How many of a screen's parts are shown: the first at once, `step` more after each frame, in the end all, however
 * many there will be. All together would keep a slow phone busy before it shows any, and deaf to the first tap after.
 */
export function useGrowing(first: number, step: number, total: () => number): Readonly<Ref<number>> {
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
      })
    })
  }
  onMounted(next)
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  })
  return shown
}
