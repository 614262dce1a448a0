import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, h, type Ref, ref, shallowRef } from 'vue'
import { provideDevice } from '#composables/use-device.ts'
import { useInTurns } from '#composables/use-in-turns.ts'
import type { Device } from '#sync/device.ts'
import { AppStreet } from '../views/field/app-street.ts'

describe('what takes long to reckon', () => {
  let app: AppStreet
  let reckoned: number
  let key: Ref<string>
  let month: Ref<string>

  beforeEach(async () => {
    app = await AppStreet.open()
    reckoned = 0
    key = ref('a')
    month = ref('June')
  })

  afterEach(() => app.close())

  /** Longer than the turns of so few homes. */
  async function turns(): Promise<void> {
    await app.settle()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }

  /** A screen that shows how many homes there are, counted one by one. */
  function open() {
    const screen = defineComponent({
      setup() {
        const { records } = app.device
        const count = useInTurns({
          name: () => 'homes',
          about: () => month.value,
          key: () => key.value,
          types: ['household'],
          *work() {
            reckoned++
            let found = 0
            for (const _home of records.ofType('household')) {
              found++
              yield
            }
            return found
          },
        })
        return () => h('p', String(count.value))
      },
    })
    return mount(
      defineComponent({
        setup() {
          provideDevice(shallowRef<Device | null>(app.device))
          return () => h(screen)
        },
      }),
    )
  }

  const patchHome = () =>
    app.device.save([{ op: 'patch', type: 'household', record: 'h_302', set: { note: [null, '门铃坏了'] } }])

  test('leaves the screen to be shown first', async () => {
    const shown = open()
    expect(shown.text()).toBe('undefined')
    await turns()
    expect(shown.text()).toBe('3')
  })

  test('is not reckoned again when one comes back to it', async () => {
    open()
    await turns()
    const again = open()
    expect(again.text()).toBe('3')
    await turns()
    expect(reckoned).toBe(1)
  })

  test('is reckoned again after a change, also one that nobody was looking at', async () => {
    const shown = open()
    await turns()
    await patchHome()
    await turns()
    expect(reckoned).toBe(2)
    shown.unmount()
    await app.device.save([
      { op: 'patch', type: 'household', record: 'h_604', set: { note: [null, '有狗'] } },
    ])
    open()
    await turns()
    expect(reckoned).toBe(3)
  })

  test('keeps the old value on the screen until the new one is there', async () => {
    const shown = open()
    await turns()
    key.value = 'b'
    await shown.vm.$nextTick()
    expect(shown.text()).toBe('3')
    await turns()
    expect(reckoned).toBe(2)
  })

  test('is not shown under another month’s name', async () => {
    const shown = open()
    await turns()
    month.value = 'July'
    await shown.vm.$nextTick()
    expect(shown.text()).toBe('undefined')
    await turns()
    expect(shown.text()).toBe('3')
    shown.unmount()
    month.value = 'June'
    expect(open().text()).toBe('undefined')
  })

  test('is begun once where several changes come one upon the other', async () => {
    open()
    await turns()
    for (const next of ['b', 'c', 'd']) {
      key.value = next
      await Promise.resolve()
    }
    await turns()
    expect(reckoned).toBe(2)
  })
})
