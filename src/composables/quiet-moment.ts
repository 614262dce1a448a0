import { browserIdle } from '#sync/browser-idle.ts'

const firstLookMs = 1000
let firstLook: Promise<void> | undefined

/**
 * The next moment in which the app has nothing else to do. The first one comes a second after it is asked for: somebody
 * who has just opened the app is about to tap.
 */
export async function quietMoment(): Promise<void> {
  await (firstLook ??= new Promise((resolve) => void setTimeout(resolve, firstLookMs)))
  return browserIdle(5000)
}

/** The service worker holds every file: what is fetched in advance costs nobody a download that may never be used. */
export const hasEveryFile = (): boolean => globalThis.navigator?.serviceWorker?.controller != null
