import type { Router } from 'vue-router'
import { hasEveryFile, quietMoment } from '#composables/quiet-moment.ts'
import { fieldRoutes } from './field-routes.ts'

const load = (component: unknown): Promise<unknown> =>
  typeof component === 'function' ? (component as () => Promise<unknown>)() : Promise.resolve()

/** Fetches the code of an address at once, while the notebook is still being opened. */
export function warmFirstScreen(router: Router, address: string): void {
  const { matched } = router.resolve(address)
  // A missing file is told when the screen is shown.
  for (const { components } of matched) void load(components?.default).catch(() => undefined)
}

/** Fetches the code of the other screens in quiet moments, so that the first tap on each is as quick as the second. */
export function warmScreens(routes = fieldRoutes): void {
  if (hasEveryFile()) void loadInTurn(routes)
}

async function loadInTurn(routes: typeof fieldRoutes): Promise<void> {
  for (const { component } of routes) {
    await quietMoment()
    await load(component).catch(() => undefined)
  }
}
