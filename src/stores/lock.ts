import { defineStore } from 'pinia'
import { ref } from 'vue'
import { type Away, isLockDue } from '#domain/access/screen-lock.ts'
import type { PinAnswer, Pins } from '#sync/pins.ts'

const key = 'gridwalk.lastActive'

/** When the app was last in somebody's hands, also before it was closed; null where nothing was kept. */
function lastActive(): number | null {
  try {
    const at = Number(localStorage.getItem(key) ?? Number.NaN)
    return Number.isFinite(at) ? at : null
  } catch {
    return null
  }
}

/** The screen lock: behind it the app goes on, with every form as it was and what is unsent on its way. */
export const useLock = defineStore('lock', () => {
  const locked = ref(false)
  /** The person has a PIN here. */
  const has = ref(false)
  /** This phone can keep one at all. */
  const isOffered = ref(false)
  let pins: Pins | null = null
  let user: string | null = null

  /** Once, at the start. Null where the phone cannot keep a PIN safely: then there is no lock. */
  function begin(outside: Pins | null): void {
    pins = outside
    isOffered.value = outside !== null
  }

  /**
   * Somebody's notebook was opened.
   * @param isFresh they have just given their password; otherwise the app was opened anew, and how long it lay
   *   about decides
   */
  async function follow(
    person: string | null,
    { isFresh, now }: { isFresh: boolean; now: number },
  ): Promise<void> {
    user = person
    has.value = person !== null && pins !== null && (await pins.has(person))
    const at = lastActive()
    locked.value = has.value && !isFresh && (at === null || isLockDue({ now, hiddenAt: at, activeAt: at }))
  }

  /** A sign of life, kept for the time when the page is closed. */
  function noteActive(at: number): void {
    try {
      if (has.value && !locked.value) localStorage.setItem(key, String(at))
    } catch {
      // Nothing kept: the next start asks for the PIN.
    }
  }

  function look(away: Away): void {
    if (has.value && isLockDue(away)) locked.value = true
  }

  async function open(pin: string): Promise<PinAnswer> {
    const answer = pins && user ? await pins.try(user, pin) : 'right'
    if (answer === 'right') locked.value = false
    return answer
  }

  async function set(pin: string): Promise<void> {
    if (!pins || !user) return
    await pins.set(user, pin)
    has.value = true
  }

  /** Takes the PIN away: the right one was given, or the person has been signed out and the password is asked for. */
  async function remove(of: string | null = user): Promise<void> {
    if (pins && of) await pins.remove(of)
    if (of !== user) return
    has.value = false
    locked.value = false
  }

  return { locked, has, isOffered, begin, follow, noteActive, look, open, set, remove }
})
