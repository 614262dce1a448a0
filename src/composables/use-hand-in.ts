import { computed, type ComputedRef, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Comparison } from '#sync/device.ts'
import { useDevice } from './use-device.ts'

export type { Comparison } from '#sync/device.ts'

/** What of somebody's notebook only this phone holds. */
interface Left {
  readonly mutations: number
  readonly photos: number
  readonly drafts: number
}

export interface OtherPerson {
  readonly id: string
  readonly name: string
  readonly left: Left
}

export interface HandInAnswer extends Comparison {
  readonly mine: Left
  /** Others with something that only this phone holds. */
  readonly others: readonly OtherPerson[]
  /** Everything agrees, and nothing of anybody is only here. */
  readonly mayGo: boolean
}

/** Who else has a notebook here, and what is in them; the session knows. */
interface Here {
  peopleHere(): Promise<readonly { readonly id: string; readonly name: string }[]>
  leftHere(user: string): Promise<Left>
}

const isNothing = ({ mutations, photos, drafts }: Left) => mutations + photos + drafts === 0

/**
 * Whether this phone may leave the person's hands, asked afresh each time and true only of that moment: the answer
 * goes as soon as anything is saved.
 */
export function useHandIn(here: Here): {
  answer: Readonly<ShallowRef<HandInAnswer | null>>
  asking: Readonly<ShallowRef<boolean>>
  ask: () => Promise<void>
  isStale: ComputedRef<boolean>
} {
  const device = useDevice()
  const answer = shallowRef<HandInAnswer | null>(null)
  const asking = shallowRef(false)
  const changed = shallowRef(false)
  let unsentThen = 0
  onScopeDispose(
    device.onStatus(({ unsent }) => {
      if (unsent > unsentThen && !asking.value) changed.value = true
    }),
  )

  async function ask(): Promise<void> {
    if (asking.value) return
    asking.value = true
    answer.value = null
    try {
      await photosSent()
      const [compared, others] = await Promise.all([device.compare(), othersLeft()])
      // What the comparison has just delivered is no longer only here.
      const mine = await here.leftHere(device.user.id)
      changed.value = false
      unsentThen = device.status.unsent
      answer.value = {
        ...compared,
        mine,
        others,
        mayGo: compared.agrees && isNothing(mine) && others.length === 0,
      }
    } finally {
      asking.value = false
    }
  }

  async function othersLeft(): Promise<readonly OtherPerson[]> {
    const people = (await here.peopleHere()).filter(({ id }) => id !== device.user.id)
    const all = await Promise.all(
      people.map(async ({ id, name }) => ({ id, name, left: await here.leftHere(id) })),
    )
    return all.filter(({ left }) => !isNothing(left))
  }

  /** Photos go on by themselves; somebody who waits at the counter is told when they are through. */
  async function photosSent(): Promise<void> {
    if (!(await device.photos?.status())?.waiting) return
    const status = await device.sync()
    for (let last = -1; status.phase === 'idle';) {
      const { waiting = 0, sending } = (await device.photos?.status()) ?? {}
      const rest = waiting * 1e9 - (sending?.sent ?? 0)
      if (!waiting || rest === last) return
      last = rest
      await new Promise((resolve) => setTimeout(resolve, photoPatienceMs))
    }
  }

  return { answer, asking, ask, isStale: computed(() => changed.value) }
}

/** A photo of which nothing arrives within this time is not waited for. */
const photoPatienceMs = 5_000
