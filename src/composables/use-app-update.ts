import { shallowRef, type ShallowRef } from 'vue'
import { Workbox } from 'workbox-window'

export interface AppUpdate {
  /** A new version has been fetched whole and waits. */
  readonly waiting: Readonly<ShallowRef<boolean>>
  /** Puts it in place and opens the app again. Only ever called by a person's tap. */
  apply(): void
}

const hourMs = 3_600_000

/**
 * Registers the service worker and tells when a new version waits. Nothing changes under a person's hands:
 * the old version runs until `apply` is called or the app is closed everywhere.
 * @param onRegistered told whether the app will open without a network here
 */
export function startAppUpdate(
  script: string,
  onRegistered: (worked: boolean) => void = () => {},
): AppUpdate {
  const waiting = shallowRef(false)
  if (!('serviceWorker' in navigator)) return { waiting, apply: () => location.reload() }

  const workbox = new Workbox(script)
  let asked = false
  workbox.addEventListener('waiting', () => {
    waiting.value = true
  })
  workbox.addEventListener('controlling', () => {
    if (asked) location.reload()
  })
  const look = () => {
    // Without a network there is nothing to find; the next look will.
    if (navigator.onLine) workbox.update().catch(() => undefined)
  }
  workbox.register().then(
    () => onRegistered(true),
    (error: unknown) => {
      // Private mode or a blocked origin: the app works, it only does not open without a network.
      console.warn('service worker not registered', error)
      onRegistered(false)
    },
  )
  setInterval(look, hourMs)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look()
  })

  return {
    waiting,
    apply() {
      asked = true
      workbox.messageSkipWaiting()
    },
  }
}
