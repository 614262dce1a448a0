import { Problem } from '#domain/problem.ts'
import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'
import type { Network } from '#sync/network.ts'
import { parseAnswer } from '#sync/http-fetch.ts'
import type { Seeded } from '../../sync/seeded.ts'
import { asOldApp } from './old-app.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** One request on its way, and its answer on the way back. */
export interface Flight {
  readonly tab: Tab
  readonly request: SyncRequest
  readonly text: string
  answer: string | null
  readonly arrive: (answer: string) => void
  readonly fail: (problem: Problem) => void
}

/**
 * How requests get through: `good` at once; `held` when a step carries them; `faulty` at once, with accidents by
 * the dice that are given; `off` not at all.
 */
export type Weather =
  | { readonly kind: 'good' }
  | { readonly kind: 'held' }
  | { readonly kind: 'off' }
  | { readonly kind: 'faulty'; readonly dice: Seeded }

/** The line of one tab. Both ways everything is text, as on the wire. */
export class SimLine implements Network {
  readonly #world: World
  readonly #tab: Tab

  constructor(world: World, tab: Tab) {
    this.#world = world
    this.#tab = tab
  }

  async sync(request: SyncRequest): Promise<SyncResponse> {
    const { phone } = this.#tab
    this.#world.watch.sent(phone, request)
    const weather = phone.weather
    if (weather.kind === 'off') throw new Problem('offline')
    const text = JSON.stringify(asOldApp(phone, request))
    const answer = await this.#bring(request, text, weather)
    const parsed = parseAnswer(answer) as SyncResponse
    this.#world.watch.heard(phone, parsed)
    return parsed
  }

  async #bring(request: SyncRequest, text: string, weather: Weather): Promise<string> {
    if (weather.kind === 'faulty') return this.#faulty(text, weather.dice)
    if (weather.kind === 'good') return this.#world.carry(this.#tab.phone, text)
    return new Promise((arrive, fail) => {
      this.#world.flights.push({ tab: this.#tab, request, text, answer: null, arrive, fail })
    })
  }

  listen(onPoke: (scopes: readonly string[]) => void): () => void {
    const { phone } = this.#tab
    phone.pokes.add(onPoke)
    return () => phone.pokes.delete(onPoke)
  }

  async #faulty(text: string, dice: Seeded): Promise<string> {
    const { phone } = this.#tab
    const { counts } = this.#world
    const accident = dice.below(100)
    if (accident < 5) {
      counts.add('fault: request dropped')
      throw new Problem('offline')
    }
    if (accident < 8) {
      counts.add('fault: request truncated')
      return this.#world.carry(phone, text.slice(0, dice.below(text.length)))
    }
    if (accident < 11) {
      counts.add('fault: server died before the commit')
      return this.#world.carry(phone, text, true)
    }
    if (accident < 15) {
      counts.add('fault: server refused')
      throw new Problem(dice.of(['signInNeeded', 'serverBusy', 'tooManyRequests', 'tooLarge'] as const))
    }
    const answer = await this.#world.carry(phone, text)
    if (accident < 21) {
      counts.add('fault: server died between commit and answer')
      throw new Problem('offline')
    }
    if (accident < 26) {
      counts.add('fault: request duplicated')
      return this.#world.carry(phone, text)
    }
    if (accident < 30) {
      counts.add('fault: answer truncated')
      return answer.slice(0, dice.below(answer.length))
    }
    if (accident < 33) {
      counts.add('fault: answer with a part missing')
      const { [dice.of(['rows', 'scopes', 'outcomes', 'epoch'])]: _lost, ...rest } = JSON.parse(
        answer,
      ) as Record<string, unknown>
      return JSON.stringify(rest)
    }
    if (accident < 37) {
      counts.add('fault: an older answer instead')
      return dice.of(phone.answers)
    }
    return answer
  }
}
