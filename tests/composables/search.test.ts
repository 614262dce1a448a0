import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mount } from '@vue/test-utils'
import { defineComponent, h, type Ref, ref, shallowRef } from 'vue'
import { provideDevice } from '#composables/use-device.ts'
import { readySearch, useSearch } from '#composables/use-search.ts'
import type { Device } from '#sync/device.ts'
import { AppStreet } from '../views/field/app-street.ts'

describe('the search of the grid', () => {
  let app: AppStreet
  let typed: Ref<string>

  beforeEach(async () => {
    app = await AppStreet.open()
    typed = ref('')
  })

  afterEach(() => app.close())

  function open() {
    const screen = defineComponent({
      setup() {
        const found = useSearch(typed)
        return () => h('p', found.value.map(({ id }) => id).join(' '))
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

  async function find(words: string): Promise<string> {
    const screen = open()
    typed.value = words
    await screen.vm.$nextTick()
    return screen.text()
  }

  /** Until the dictionary of readings is there. */
  async function spelt(words: string): Promise<string> {
    typed.value = words
    const screen = open()
    for (let tries = 0; tries < 100 && screen.text() === ''; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return screen.text()
  }

  test('finds by name, room and phone at once, though nothing was got ready', async () => {
    expect(await find('王桂兰')).toBe('h_302')
    expect(await find('604')).toBe('h_604')
    expect(await find('1188')).toBe('h_302')
  })

  test('finds everybody, though getting ready was under way', async () => {
    const ready = readySearch(app.device)
    expect(await find('陈素芬')).toBe('h_604')
    await ready
    expect(await find('周德明')).toBe('h_501')
  })

  test('finds by pinyin and its initials as soon as the readings are there, got ready or not', async () => {
    expect(await spelt('wgl')).toBe('h_302')
    expect(await spelt('zhoudeming')).toBe('h_501')
  })

  test('follows what is written after it was got ready', async () => {
    await readySearch(app.device)
    await app.device.save([
      { op: 'patch', type: 'household', record: 'h_604', set: { head: ['陈素芬', '陈建国'] } },
    ])
    expect(await find('陈素芬')).toBe('')
    expect(await find('chenjianguo')).toBe('h_604')
  })
})
