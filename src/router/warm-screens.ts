import type { Router } from 'vue-router'
import { fieldRoutes } from './field-routes.ts'

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 5000 })
    else setTimeout(resolve, 500)
  })

const load = (component: unknown): Promise<unknown> =>
  typeof component === 'function' ? (component as () => Promise<unknown>)() : Promise.resolve()

/** Fetches the code of an address at once, while the notebook is still being opened. */
export function warmFirstScreen(router: Router, address: string): void {
  const { matched } = router.resolve(address)
  // A missing file is told when the screen is shown.
  for (const { components } of matched) void load(components?.default).catch(() => undefined)
}

/**
 * Fetches the code of the other screens in quiet moments, so that the first tap on each is as quick as the second.
 * Only where the service worker has them all: nobody pays for a download that may never be used.
 */
export function warmScreens(routes = fieldRoutes): void {
  if (!globalThis.navigator?.serviceWorker?.controller) return
  void loadInTurn(routes)
}

async function loadInTurn(routes: typeof fieldRoutes): Promise<void> {
  for (const { component } of routes) {
    await idle()
    await load(component).catch(() => undefined)
  }
}
