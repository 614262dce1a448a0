/** The next moment in which the page has nothing else to do; after `atMostMs` in any case. */
export const browserIdle = (atMostMs: number): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: atMostMs })
    else setTimeout(resolve, 300)
  })
