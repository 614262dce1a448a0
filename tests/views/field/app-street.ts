import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, type RouteLocationRaw, type Router, type RouterHistory } from 'vue-router'
import type { JsonObject } from '#domain/json.ts'
import type { Role } from '#domain/access/role.ts'
import { Problem } from '#domain/problem.ts'
import type { RecordType } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { AppUpdate } from '#composables/use-app-update.ts'
import { createWords } from '#i18n/create-words.ts'
import { createAppRouter } from '#router/create-app-router.ts'
import { leftoversOf, removeNotebook } from '#storage/leftovers.ts'
import { type Leftovers, type PersonHere, type SessionWorld, useSession } from '#stores/session.ts'
import { settle } from '#tests/sync/manual-time.ts'
import { openStreet, type Phone, type Street } from '#tests/sync/street.ts'
import App from '../../../src/App.vue'

export const BASE = 'g:07/base'
export const CARE = 'g:07/care'
export const HOUSE = 'g:07/house'

export const create = (type: RecordType, record: string, scope: string, body: JsonObject): Intent => ({
  op: 'create',
  type,
  record,
  scope,
  body,
})

/** Two blocks, four homes and a lane with a house in grid 07, as the administrator wrote them. */
const homes: readonly Intent[] = [
  create('grid', 'g_07', 'common', { code: '07', name: '第三网格', community: '东禾社区' }),
  create('assignment', 'a_li', 'common', {
    grid: '07',
    person: 'li',
    name: '李敏',
    post: 'fullTime',
    from: '2025-01-01',
  }),
  create('building', 'b_3', BASE, { code: 'B3', name: '3 栋' }),
  create('building', 'b_7', BASE, { code: 'B7', name: '7 栋' }),
  create('household', 'h_302', BASE, {
    code: 'C1',
    building: 'b_3',
    room: '302',
    head: '王桂兰',
    phone: '13812341188',
  }),
  create('household', 'h_604', BASE, { code: 'C2', building: 'b_3', room: '604', head: '陈素芬' }),
  create('household', 'h_501', BASE, { code: 'C3', building: 'b_7', room: '501', head: '周德明' }),
]

export const elder = (id: string, household: string, body: JsonObject = {}): Intent =>
  create('elder', id, CARE, {
    name: id,
    resident: `p_${id}`,
    household,
    birthDate: '1950-03-01',
    enrolledOn: '2025-01-05',
    categories: ['other'],
    livingArrangement: 'with_child',
    abilityLevel: 'intact',
    cognition: 'normal',
    lifeThreatening: false,
    phone: '13800001111',
    consent: 'agreed',
    status: 'active',
    ...body,
  })

type Session = ReturnType<typeof useSession>

/** The whole app in a document: the real router, screens, device and server; only the line and the clock are the test's. */
export class AppStreet {
  readonly street: Street
  readonly phone: Phone
  readonly #world: SessionWorld
  /** Who is signed in on the phone. */
  #current: SessionUser | null
  router!: Router
  session!: Session
  update: AppUpdate | null = null
  /** Whoever else has used this phone, and what of theirs only it holds. */
  others: readonly (PersonHere & { readonly left: Leftovers })[] = []
  readonly #history: RouterHistory | undefined
  #wrapper: VueWrapper | null = null

  private constructor(street: Street, phone: Phone, signedIn: boolean, history?: RouterHistory) {
    this.#history = history
    this.street = street
    this.phone = phone
    const wang: SessionUser = { id: 'wang', name: '张海', role: 'worker' }
    this.#current = signedIn ? wang : null
    this.#world = {
      signIn: async ({ password }) => {
        if (!phone.line.online) throw new Problem('offline')
        if (password !== 'right') throw new Problem('signInFailed')
        return (this.#current = wang)
      },
      signOut: async () => {
        this.#current = null
      },
      open: (user) => phone.open({ user }),
      lastUsername: async () => null,
      peopleHere: async () => this.others,
      leftHere: (user) =>
        user === 'wang'
          ? leftoversOf(user, phone.world())
          : Promise.resolve(this.others.find(({ id }) => id === user)!.left),
      remove: (user, agreed) => removeNotebook(user, agreed, phone.world()),
    }
  }

  static async open({
    records = [],
    signedIn = true,
    inHouses = 'worker',
    history,
  }: {
    records?: readonly Intent[]
    signedIn?: boolean
    /** The role that the one signed in has for the houses of the grid. */
    inHouses?: Exclude<Role, 'server'>
    /** The browser's own, for what is kept in its entries. */
    history?: RouterHistory
  } = {}) {
    const street = await openStreet()
    const { server } = street
    for (const user of ['wang', 'li']) for (const scope of [HOUSE, 'common']) await server.grant(user, scope)
    await server.grant('wang', HOUSE, inHouses)
    for (const scope of [BASE, CARE, HOUSE, 'common']) await server.grant('chen', scope, 'admin')
    await server.write('chen', ...homes, ...records)
    const app = new AppStreet(street, street.phone('wang'), signedIn, history)
    await app.#start()
    await app.session.device?.sync()
    return app
  }

  async #start(): Promise<void> {
    setActivePinia(createPinia())
    this.session = useSession()
    await this.session.begin(this.#world, this.#current)
    this.router = createAppRouter({
      history: this.#history ?? createMemoryHistory(),
      role: () => this.session.user?.role ?? null,
      prepareDesk: async () => undefined,
    })
  }

  /** The app is closed and opened again; the disk is what it was. */
  async reopen(): Promise<void> {
    this.#wrapper?.unmount()
    this.#wrapper = null
    await this.session.device?.close()
    await this.#start()
  }

  get device() {
    return this.session.device!
  }

  async show(to: RouteLocationRaw): Promise<void> {
    if (this.#wrapper) await this.router.push(to)
    else {
      await this.router.push(to)
      this.#wrapper = mount(App, {
        attachTo: document.body,
        props: { update: this.update },
        global: { plugins: [createWords(), this.router] },
      })
    }
    await this.settle()
  }

  async settle(): Promise<void> {
    await flushPromises()
    await settle()
    await flushPromises()
    // What lies below the window comes frame by frame.
    const size = () => document.querySelectorAll('*').length
    for (let before = -1; before !== size();) {
      before = size()
      await new Promise<void>((resolve) => void requestAnimationFrame(() => setTimeout(resolve)))
      await flushPromises()
    }
  }

  get text(): string {
    return document.body.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''
  }

  /** The words of every element that matches, in order. */
  all(selector: string): string[] {
    return [...document.querySelectorAll(selector)].map(
      (one) => one.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    )
  }

  async tap(words: string): Promise<void> {
    const found = [...document.querySelectorAll<HTMLElement>('button, a')].find((one) =>
      one.textContent?.replaceAll(/\s+/g, ' ').includes(words),
    )
    if (!found) throw new Error(`nothing says “${words}” in: ${this.text}`)
    found.click()
    await this.settle()
  }

  /** Chooses one of several, by its words. */
  async choose(words: string): Promise<void> {
    const labels = [...document.querySelectorAll<HTMLElement>('label')]
    const found = labels.find((one) => one.textContent?.replaceAll(/\s+/g, ' ').includes(words))
    const input = found?.querySelector<HTMLInputElement>('input')
    if (!input) throw new Error(`nothing to choose says “${words}” in: ${this.text}`)
    input.click()
    await this.settle()
  }

  async type(selector: string, words: string): Promise<void> {
    const input = document.querySelector<HTMLInputElement>(selector)
    if (!input) throw new Error(`there is no ${selector}`)
    input.value = words
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await this.settle()
  }

  async close(): Promise<void> {
    this.#wrapper?.unmount()
    await this.session.device?.close()
    await this.street.server.close()
    document.body.innerHTML = ''
  }
}
