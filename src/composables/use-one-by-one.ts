import { computed, type ComputedRef, onBeforeUnmount, onMounted, type Ref, ref } from 'vue'

/**
 * The first part of a long form at once, the others one by one after it stands on the screen: all together would keep
 * a slow phone busy before it shows any, and deaf to the first tap after.
 */
export function useOneByOne<Part>(parts: Readonly<Ref<readonly Part[]>>): ComputedRef<readonly Part[]> {
  const shown = ref(1)
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function next(): void {
    if (shown.value >= parts.value.length) {
      // Whatever comes into the form from now on is shown at once.
      shown.value = Infinity
      return
    }
    frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        shown.value++
        next()
      })
    })
  }
  onMounted(next)
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  })
  return computed(() => (shown.value < parts.value.length ? parts.value.slice(0, shown.value) : parts.value))
}
