/** The next moment in which the app has nothing else to do. */
export const quietMoment = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 5000 })
    else setTimeout(resolve, 500)
  })

/** The service worker holds every file: what is fetched in advance costs nobody a download that may never be used. */
export const hasEveryFile = (): boolean => globalThis.navigator?.serviceWorker?.controller != null
