import { computed, type ComputedRef, type Ref, ref } from 'vue'

export interface WholeGroups<Group> {
  /** How many lines are asked for; more come into sight by raising it. */
  readonly shown: Ref<number>
  readonly inSight: ComputedRef<readonly Group[]>
  /** Lines that are not in sight. */
  readonly left: ComputedRef<number>
}

/**
 * The groups of a long list that are in sight: whole ones until `page` lines are reached, since a line on screen must
 * not move when more come. `shown` is for a screen that keeps how far its list was read.
 */
export function useWholeGroups<Group>(
  groups: Readonly<Ref<readonly Group[]>>,
  linesOf: (group: Group) => number,
  page: number,
  shown: Ref<number> = ref(page),
): WholeGroups<Group> {
  const linesIn = (some: readonly Group[]) => some.reduce((sum, group) => sum + linesOf(group), 0)
  const inSight = computed(() => {
    let lines = 0
    return groups.value.filter((group) => {
      const fits = lines < shown.value
      lines += linesOf(group)
      return fits
    })
  })
  const left = computed(() => linesIn(groups.value) - linesIn(inSight.value))
  return { shown, inSight, left }
}
