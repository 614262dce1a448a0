import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWords } from '#i18n/create-words.ts'
import MoreInSight from '#components/layout/MoreInSight.vue'

/** Tells what was observed, and lets a test scroll near. */
class Sight {
  static last: Sight
  readonly asked: Element[] = []
  readonly #tell: IntersectionObserverCallback
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell
    Sight.last = this
  }
  observe(target: Element): void {
    this.asked.push(target)
  }
  unobserve(): void {}
  disconnect(): void {}
  near(): void {
    this.#tell([{ isIntersecting: true }] as unknown as IntersectionObserverEntry[], this as never)
  }
}
beforeEach(() => vi.stubGlobal('IntersectionObserver', Sight))
afterEach(() => vi.unstubAllGlobals())

describe('the rest of a long list', () => {
  it('keeps the focus on its button, and looks again whether that is near', async () => {
    const more = mount(MoreInSight, {
      props: { n: 16 },
      attachTo: document.body,
      global: { plugins: [createWords()] },
    })
    more.element.focus()
    await more.trigger('click')
    await flushPromises()
    expect(document.activeElement).toBe(more.element)
    expect(Sight.last.asked).toHaveLength(2)
    Sight.last.near()
    await flushPromises()
    expect(more.emitted('more')).toHaveLength(2)
    expect(Sight.last.asked).toHaveLength(3)
    more.unmount()
  })
})
