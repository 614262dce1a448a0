import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import FoldedPart from '#components/layout/FoldedPart.vue'

describe('a folded part', () => {
  it('stays open while one types in it, when what opened it is put right', async () => {
    const part = mount(FoldedPart, { props: { title: '更多', open: false }, slots: { default: '<input />' } })
    expect(part.element.open).toBe(false)
    await part.setProps({ open: true })
    expect(part.element.open).toBe(true)
    await part.setProps({ open: false })
    expect(part.element.open).toBe(true)
    expect(part.find('input').exists()).toBe(true)
  })

  it('can be folded by hand, and opens again for the next mistake', async () => {
    const part = mount(FoldedPart, { props: { title: '更多', open: true }, slots: { default: '<input />' } })
    part.element.open = false
    await part.trigger('toggle')
    expect(part.element.open).toBe(false)
    await part.setProps({ open: false })
    await part.setProps({ open: true })
    expect(part.element.open).toBe(true)
  })
})
