import { createPinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, nextTick, ref, type Ref, shallowRef } from 'vue'
import type { Field, FieldIssue } from '#domain/fields/field.ts'
import { createWords } from '#i18n/create-words.ts'
import { provideDevice } from '#composables/use-device.ts'
import RecordField from '#components/fields/RecordField.vue'
import type { Device } from '#sync/device.ts'

export interface FieldOnScreen {
  readonly value: Ref<unknown>
  readonly element: HTMLElement
  get: <E extends HTMLElement = HTMLInputElement>(selector: string) => E
  /** The option or button whose words begin with these. */
  tap(words: string): Promise<void>
  type(text: string, selector?: string): Promise<void>
}

/** One field of a form on a page of its own. */
export function mountField(
  field: Field,
  start?: unknown,
  more: { issue?: FieldIssue | null; remark?: string; last?: string; device?: Device } = {},
): FieldOnScreen {
  const value = ref(start)
  const { device, ...props } = more
  const root = defineComponent({
    setup() {
      provideDevice(shallowRef(device ?? null))
      return () =>
        h(RecordField, {
          field,
          name: 'it',
          modelValue: value.value,
          'onUpdate:modelValue': (next: unknown) => (value.value = next),
          ...props,
        })
    },
  })
  const wrapper = mount(root, {
    attachTo: document.body,
    global: { plugins: [createPinia(), createWords()] },
  })
  const element = wrapper.element as HTMLElement
  const get = <E extends HTMLElement = HTMLInputElement>(selector: string): E => {
    const found = element.querySelector<E>(selector)
    if (!found) throw new Error(`there is no ${selector} in ${element.innerHTML}`)
    return found
  }
  return {
    value,
    element,
    get,
    async tap(words) {
      const all = [...element.querySelectorAll<HTMLElement>('button, label.option, label.chip')]
      const found = all.find((one) => one.textContent?.replace(/^[✓＋\s]+/, '').startsWith(words))
      if (!found) throw new Error(`nothing says “${words}”`)
      ;(found.querySelector<HTMLElement>('input') ?? found).click()
      await flushPromises()
      await nextTick()
    },
    async type(text, selector = 'input, textarea') {
      const input = get(selector)
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await nextTick()
    },
  }
}
