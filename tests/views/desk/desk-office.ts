import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router, RouterView } from 'vue-router'
import { defineComponent, h, shallowRef } from 'vue'
import type { JsonObject } from '#domain/json.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { createWords } from '#i18n/create-words.ts'
import { loadDeskWords } from '#i18n/load-desk-words.ts'
import { provideDevice } from '#composables/use-device.ts'
import { answerProblems } from '#server/http/answer-problems.ts'
import { deskRoutes } from '#server/routes/desk.ts'
import type { Device } from '#sync/device.ts'
import { useNotices } from '#stores/notices.ts'
import { settle } from '#tests/sync/manual-time.ts'
import { openStreet, type Phone, type Street } from '#tests/sync/street.ts'
import { deskRoutes as deskScreens } from '#views/desk/desk-routes.ts'

export const BASE = 'g:07/base'
export const HOUSE = 'g:07/house'
export const CARE = 'g:07/care'

export const create = (type: string, record: string, scope: string, body: JsonObject): Intent => ({
  op: 'create',
  type,
  record,
  scope,
  body,
})
export const command = (type: string, record: string, name: string, args: JsonObject = {}): Intent => ({
  op: 'command',
  type,
  record,
  command: name,
  args,
})
export const patch = (
  type: string,
  record: string,
  set: Record<string, [string | null, string | null]>,
): Intent => ({
  op: 'patch',
  type,
  record,
  set,
})

/** The desk in a document: the real screens, the supervisor's real device, the real server and its routes. */
export class DeskOffice {
  readonly street: Street
  readonly phone: Phone
  readonly device: Device
  readonly router: Router
  readonly #server: Server
  #wrapper: VueWrapper | null = null
  /** The desk's own line; the device's is `phone.line`. */
  online = true
  #underWay = 0

  private constructor(street: Street, phone: Phone, device: Device, server: Server, router: Router) {
    this.street = street
    this.phone = phone
    this.device = device
    this.router = router
    this.#server = server
  }

  /** `chen` supervises grid 07, where `wang` and `li` work. */
  static async open(...records: Intent[]): Promise<DeskOffice> {
    const street = await openStreet()
    const { server } = street
    for (const user of ['wang', 'li']) await server.grant(user, HOUSE)
    for (const scope of [BASE, CARE, HOUSE, 'common']) await server.grant('chen', scope, 'supervisor')
    await server.grant('boss', 'common', 'admin')
    await server.write(
      'boss',
      create('grid', 'g_07', 'common', { code: '07', name: '第三网格', community: '东禾' }),
    )
    await server.write(
      'chen',
      create('building', 'b_3', BASE, { code: 'B3', name: '3栋' }),
      create('household', 'h_302', BASE, { code: 'C1', building: 'b_3', room: '302', phone: '19900000001' }),
      create('house', 's_17', HOUSE, { code: 'Z17', address: '石桥路 17 号', status: 'active' }),
      ...records,
    )
    const app = express()
    app.use((_request, response, next) => {
      response.locals.caller = { user: { id: 'chen' }, device: 'd_chen', address: null }
      next()
    })
    app.use('/api/desk', deskRoutes(server.context))
    app.use(answerProblems(server.context.log))
    const listening = createServer(app)
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))

    const phone = street.phone('chen')
    const user = { id: 'chen', name: '陈书记', role: 'supervisor' } as const
    // A desk holds no grid: what it decides about, it knows from the server only.
    const device = await phone.ready({ user, want: () => ['common', 'user:chen'] })
    const empty = { render: () => null }
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        ...deskScreens,
        ...['me', 'me-sync', 'sign-in'].map((name) => ({ path: `/${name}`, name, component: empty })),
      ],
    })
    const office = new DeskOffice(street, phone, device, listening, router)
    const { port } = listening.address() as AddressInfo
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => office.#fetch(port, path, init))
    vi.stubGlobal('matchMedia', () => ({ matches: true }))
    return office
  }

  /** As the browser would, without its rules about origins. */
  #fetch(port: number, path: string, { signal }: RequestInit): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (!this.online) return reject(new TypeError('Failed to fetch'))
      this.#underWay++
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      const asked = request({ host: '127.0.0.1', port, path }, (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => (text += part.toString()))
        answer.on('end', () => {
          const status = answer.statusCode ?? 0
          resolve({ ok: status < 300, status, json: async () => JSON.parse(text) as unknown } as Response)
        })
      })
      asked.on('error', reject)
      asked.on('close', () => this.#underWay--)
      asked.end()
    })
  }

  async show(path: string): Promise<void> {
    setActivePinia(createPinia())
    const words = createWords()
    await loadDeskWords(words)
    await this.router.push(path)
    const Root = defineComponent({
      setup: () => {
        provideDevice(shallowRef<Device | null>(this.device))
        return () => h(RouterView)
      },
    })
    this.#wrapper = mount(Root, { attachTo: document.body, global: { plugins: [words, this.router] } })
    await this.settle()
  }

  async settle(): Promise<void> {
    // The desk's answers come over a real socket: it is still when several looks in a row found nothing under way.
    for (let quiet = 0; quiet < 3; quiet = this.#underWay === 0 ? quiet + 1 : 0) {
      await flushPromises()
      await settle()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Waits for words that come after real work, such as reading a file. */
  async until(words: RegExp): Promise<void> {
    for (let tries = 0; tries < 400 && !words.test(this.text); tries++) await this.settle()
    if (!words.test(this.text)) throw new Error(`${words.source} did not come: ${this.text}`)
  }

  get text(): string {
    return document.body.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''
  }

  /** What was said to the person, newest last. */
  get said(): string[] {
    return useNotices().sayings.map(({ words }) => (typeof words === 'string' ? words : words.problem))
  }

  /** The words of every element that matches, in order. */
  all(selector: string): string[] {
    return [...document.querySelectorAll(selector)].map(
      (one) => one.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    )
  }

  find<E extends HTMLElement>(selector: string): E {
    const found = document.querySelector<E>(selector)
    if (!found) throw new Error(`there is no ${selector} in: ${this.text}`)
    return found
  }

  async tap(words: string): Promise<void> {
    const found = [...document.querySelectorAll<HTMLElement>('button, a, label')].find(
      (one) =>
        one.textContent?.replaceAll(/\s+/g, ' ').includes(words) || one.getAttribute('aria-label') === words,
    )
    if (!found) throw new Error(`nothing says “${words}” in: ${this.text}`)
    found.click()
    await this.settle()
  }

  async type(selector: string, words: string): Promise<void> {
    const input = this.find<HTMLInputElement>(selector)
    input.value = words
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await this.settle()
  }

  async press(key: string): Promise<void> {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await this.settle()
  }

  record = async (id: string) => {
    const { server } = this.street
    return (await server.context.store.read(({ records }) => records.get(id)))!
  }

  async close(): Promise<void> {
    this.#wrapper?.unmount()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    await this.device.close()
    await this.street.server.close()
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  }
}
