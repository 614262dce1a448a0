import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import { useWholeGroups } from '#composables/use-whole-groups.ts'

const groups = ref([
  { name: 'a', lines: 3 },
  { name: 'b', lines: 4 },
  { name: 'c', lines: 2 },
])

describe('a long list in groups', () => {
  test('comes into sight by whole groups, until as many lines are there as were asked for', () => {
    const { shown, inSight, left } = useWholeGroups(groups, ({ lines }) => lines, 4)
    expect(inSight.value.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(left.value).toBe(2)
    shown.value += 4
    expect(inSight.value.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(left.value).toBe(0)
  })

  test('shows at least its first group, however long that is', () => {
    const { inSight, left } = useWholeGroups(groups, ({ lines }) => lines, 1)
    expect(inSight.value.map(({ name }) => name)).toEqual(['a'])
    expect(left.value).toBe(6)
  })
})
