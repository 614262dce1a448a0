import { onScopeDispose } from 'vue'
import { useLock } from '#stores/lock.ts'

const everyMs = 15_000

/** At the root: watches whether somebody is there, and locks the screen when nobody was for long enough. */
export function useAutoLock(clock: () => number = () => Date.now()): void {
  const lock = useLock()
  let activeAt = clock()
  let notedAt = 0
  let hiddenAt: number | null = null

  const look = () => lock.look({ now: clock(), hiddenAt, activeAt })

  function touched(): void {
    const now = clock()
    // Before it counts as a touch: a phone that was picked up again must not unlock itself by that.
    look()
    if (lock.locked) return
    activeAt = now
    if (Math.abs(now - notedAt) < everyMs) return
    notedAt = now
    lock.noteActive(now)
  }

  function seen(): void {
    const now = clock()
    if (document.visibilityState === 'hidden') {
      hiddenAt = now
      lock.noteActive(now)
      return
    }
    look()
    hiddenAt = null
    activeAt = now
  }

  const events = ['pointerdown', 'keydown'] as const
  for (const event of events) addEventListener(event, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', seen)
  const timer = setInterval(look, everyMs)
  lock.noteActive(activeAt)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
    for (const event of events) removeEventListener(event, touched, { capture: true })
  })
}
