import { type Component, defineComponent, h, shallowRef } from 'vue'
import { createPinia } from 'pinia'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter, type RouteLocationRaw, type Router } from 'vue-router'
import type { JsonObject } from '#domain/json.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { createWords } from '#i18n/create-words.ts'
import { speak } from '#i18n/speak.ts'
import { provideDevice } from '#composables/use-device.ts'
import type { Device } from '#sync/device.ts'
import { settle } from '#tests/sync/manual-time.ts'
import { openStreet, type Phone, type Street } from '#tests/sync/street.ts'

export const HOUSE = 'g:07/house'
const BASE = 'g:07/base'
const CARE = 'g:07/care'

export const houseFile: JsonObject = {
  code: 'H17',
  address: '石桥路 17 号',
  building: 'b_lane',
  structureType: 'brick_concrete_precast',
  floors: 2,
  occupants: 3,
  hasSteelPart: false,
  roofType: 'precast',
  isBusiness: false,
  isRented: false,
  status: 'active',
}

export const elderFile: JsonObject = {
  name: '王桂兰',
  resident: 'p_wang',
  household: 'h_302',
  birthDate: '1942-03-01',
  enrolledOn: '2025-06-01',
  categories: ['living_alone'],
  livingArrangement: 'alone',
  abilityLevel: 'mild',
  cognition: 'normal',
  lifeThreatening: false,
  phone: '13800001111',
  emergencyContacts: [{ name: '王强', relation: '儿子', phone: '13800002222', hasKey: true }],
  neighbour: [{ name: '李婶', phone: '13800003333' }],
  consent: 'agreed',
  status: 'active',
}

const create = (type: string, record: string, scope: string, body: JsonObject): Intent => ({
  op: 'create',
  type,
  record,
  scope,
  body,
})

const homes = Array.from({ length: 10 }, (_, i) =>
  create('household', `h_${302 + i}`, BASE, {
    code: `C${i}`,
    building: 'b_3',
    room: String(302 + i),
    head: `户主${i}`,
    status: 'lived',
  }),
)

/** The invented street as a phone holds it, with one form open at a time and a disk that outlives every tab. */
export class FormStreet {
  readonly street: Street
  readonly phone: Phone
  device: Device
  router: Router
  #wrapper: VueWrapper | null = null

  private constructor(street: Street, phone: Phone, device: Device) {
    this.street = street
    this.phone = phone
    this.device = device
    this.router = this.#newRouter()
  }

  static async open(...more: Intent[]): Promise<FormStreet> {
    const street = await openStreet()
    const { server } = street
    await server.grant('wang', HOUSE)
    for (const scope of [HOUSE, 'common']) await server.grant('chen', scope, 'admin')
    await server.grant('wang', 'common')
    for (const scope of [BASE, CARE]) await server.grant('chen', scope, 'admin')
    await server.write(
      'chen',
      create('grid', 'g_07', 'common', {
        code: '07',
        name: '第三网格',
        community: '东禾',
        communityCode: '1',
        dutyPhone: '0571-88880000',
        secretaryPhone: '13900000001',
      }),
      create('building', 'b_3', BASE, { code: 'B3', name: '3 栋' }),
      create('building', 'b_lane', BASE, { code: 'L1', name: '石桥路', kind: 'lane' }),
      ...homes,
      create('house', 's_17', HOUSE, houseFile),
      create('elder', 'e_wang', CARE, elderFile),
      ...more,
    )
    const phone = street.phone('wang')
    const device = await phone.open()
    await device.sync()
    return new FormStreet(street, phone, device)
  }

  #newRouter(): Router {
    const empty = { render: () => null }
    return createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', name: 'today', component: empty },
        { path: '/record/:type/:id', name: 'record', component: empty },
        { path: '/visit/new', name: 'visit-new', component: empty },
        { path: '/visit/:record', name: 'visit-edit', component: empty },
        { path: '/inspection/:house', name: 'inspection-form', component: empty },
        { path: '/elder-visit/:elder', name: 'elder-visit-form', component: empty },
        { path: '/matter/new', name: 'matter-new', component: empty },
        { path: '/record/:type/:id/edit', name: 'record-edit', component: empty },
      ],
    })
  }

  async show(view: Component, to: RouteLocationRaw, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<VueWrapper> {
    this.#wrapper?.unmount()
    await this.router.push('/')
    await this.router.push(to)
    const { device } = this
    const root = defineComponent({
      setup() {
        provideDevice(shallowRef(device))
        return () => h(view)
      },
    })
    const words = createWords()
    await speak(words, language)
    this.#wrapper = mount(root, {
      attachTo: document.body,
      global: { plugins: [createPinia(), words, this.router] },
    })
    await this.settle()
    return this.#wrapper
  }

  /** Databases, promises and the screen get on with what has begun. */
  async settle(): Promise<void> {
    await flushPromises()
    await settle()
    // What lies below the window comes frame by frame.
    const size = () => document.querySelectorAll('*').length
    for (let before = -1; before !== size();) {
      before = size()
      await new Promise<void>((resolve) => void requestAnimationFrame(() => setTimeout(resolve)))
      await flushPromises()
    }
  }

  /** As long as a form may take to make its last change durable. */
  rest(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 300))
  }

  /** The browser is killed: nothing of the tab is told; the disk stays. */
  async kill(): Promise<void> {
    document.body.innerHTML = ''
    this.#wrapper = null
    this.device = await this.phone.open()
    this.router = this.#newRouter()
  }

  /** What the phone would send, oldest first. */
  async outbox(): Promise<string[]> {
    return (await this.device.entries()).map(({ op, type, command }) =>
      [op, type, command].filter(Boolean).join(' '),
    )
  }

  async close(): Promise<void> {
    this.#wrapper?.unmount()
    await this.device.close()
    await this.street.server.close()
    document.body.innerHTML = ''
  }
}

/** A person's hand: finds things by the words on them and counts its taps. */
export class Hand {
  taps = 0
  readonly #street: FormStreet

  constructor(street: FormStreet) {
    this.#street = street
  }

  #within(place: string | undefined): ParentNode {
    if (!place) return document
    const found = document.querySelector(place)
    if (!found) throw new Error(`there is no ${place}`)
    return found
  }

  find(words: string, place?: string): HTMLElement {
    const all = [
      ...this.#within(place).querySelectorAll<HTMLElement>('button, a, summary, label.option, label.chip'),
    ]
    const text = (one: HTMLElement) => one.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    const shown = all.filter((one) => !one.closest('dialog:not([open])'))
    const found = shown.find((one) => text(one) === words) ?? shown.find((one) => text(one).includes(words))
    if (!found) throw new Error(`nothing says “${words}”; there are: ${shown.map(text).join(' | ')}`)
    return found
  }

  has(words: string): boolean {
    return document.body.textContent?.includes(words) ?? false
  }

  async tap(words: string, place?: string): Promise<void> {
    const target = this.find(words, place)
    if (target instanceof HTMLButtonElement && target.disabled) throw new Error(`“${words}” is disabled`)
    this.taps++
    const input = target.querySelector<HTMLInputElement>('input')
    ;(input ?? target).click()
    await this.#street.settle()
  }

  async type(selector: string, text: string): Promise<void> {
    const input = document.querySelector<HTMLInputElement>(selector)
    if (!input) throw new Error(`there is no ${selector}`)
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await this.#street.settle()
  }

  /** Chooses an entry of a list by its value. */
  async choose(selector: string, value: string): Promise<void> {
    const list = document.querySelector<HTMLSelectElement>(selector)
    if (!list) throw new Error(`there is no ${selector}`)
    list.value = value
    list.dispatchEvent(new Event('change', { bubbles: true }))
    await this.#street.settle()
  }
}
