import { computed, type ComputedRef, type Ref } from 'vue'
import { comesBackScrolled } from './comes-back-scrolled.ts'
import { useGrowing } from './use-growing.ts'

/**
 * What a phone shows at once of a long list, and the rest bit by bit while that is looked at; anew where `again` changes.
 */
export function useTopFirst<Part>(
  parts: Readonly<Ref<readonly Part[]>>,
  first: number,
  step = first,
  again?: () => unknown,
): ComputedRef<readonly Part[]> {
  const shown = useGrowing(comesBackScrolled() ? Infinity : first, step, () => parts.value.length, again)
  return computed(() => (shown.value < parts.value.length ? parts.value.slice(0, shown.value) : parts.value))
}
