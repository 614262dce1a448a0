import { browserIdle } from '#sync/browser-idle.ts'

/** The next moment in which the app has nothing else to do. */
export const quietMoment = (): Promise<void> => browserIdle(5000)

/** The service worker holds every file: what is fetched in advance costs nobody a download that may never be used. */
export const hasEveryFile = (): boolean => globalThis.navigator?.serviceWorker?.controller != null
