import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { useTopFirst } from '#composables/use-top-first.ts'

const parts = ref<readonly string[]>([])

const form = defineComponent({
  setup() {
    const shown = useTopFirst(parts, 1)
    return () => h('p', shown.value.join(' '))
  },
})

const frame = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('the parts of a long screen', () => {
  afterEach(() => vi.restoreAllMocks())

  test('come one by one, the first at once, and whatever joins them later at once', async () => {
    parts.value = ['a', 'b', 'c']
    const shown = mount(form)
    expect(shown.text()).toBe('a')
    await expect.poll(() => shown.text()).toBe('a b c')
    await frame()
    parts.value = ['a', 'b', 'c', 'd', 'e']
    await shown.vm.$nextTick()
    expect(shown.text()).toBe('a b c d e')
  })

  test('begin anew when another list is asked for', async () => {
    parts.value = ['a', 'b', 'c']
    const asked = ref('one')
    const other = defineComponent({
      setup() {
        const shown = useTopFirst(parts, 1, 1, () => asked.value)
        return () => h('p', shown.value.join(' '))
      },
    })
    const shown = mount(other)
    await expect.poll(() => shown.text()).toBe('a b c')
    parts.value = ['d', 'e', 'f']
    asked.value = 'another'
    await shown.vm.$nextTick()
    expect(shown.text()).toBe('d')
    await expect.poll(() => shown.text()).toBe('d e f')
  })

  test('stop coming when the form is left, whatever was about to come', async () => {
    parts.value = Array.from({ length: 50 }, (_, n) => String(n))
    const asked = vi.spyOn(globalThis, 'requestAnimationFrame')
    let due: FrameRequestCallback | undefined
    asked.mockImplementation((next) => {
      due = next
      return 1
    })
    const shown = mount(form)
    // The frame has come, the part that it brings has not.
    due?.(0)
    shown.unmount()
    await frame()
    expect(asked).toHaveBeenCalledTimes(1)
  })
})
