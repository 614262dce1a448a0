import { type Ref, shallowRef, watch } from 'vue'
import { useDevice } from './use-device.ts'

/** What screens keep in an entry of the history, beside what the router keeps there. */
interface Kept {
  /** Whose it is: a phone is passed on, and the way back with it. */
  readonly of: string
  readonly values: Readonly<Record<string, unknown>>
}

interface Entry {
  /** The router's own number of the entry. */
  readonly position?: number
  readonly kept?: Kept
}

const entry = (): Entry | null => history.state as Entry | null

/**
 * A value of a screen that comes back with it: who goes on from a list and then back finds it as it was left. It is
 * kept in the entry of the history, so that the same screen opened anew begins with `initial`. `name` is the screen's
 * and the value's: `today.filter`. The value must be plain.
 */
export function useKeptInEntry<T>(name: string, initial: T): Ref<T> {
  const user = useDevice().user.id
  const here = entry()
  const known = here?.kept?.of === user ? here.kept.values : {}
  const value: Ref<T> = shallowRef(Object.hasOwn(known, name) ? (known[name] as T) : initial)
  watch(value, (next) => {
    const now = entry()
    // Without the router's number it is no entry of this app's; with another one the screen has been left.
    if (now?.position === undefined || now.position !== here?.position) return
    const values = now.kept?.of === user ? now.kept.values : {}
    const kept: Kept = { of: user, values: { ...values, [name]: next } }
    history.replaceState({ ...now, kept }, '')
  })
  return value
}
