import { createRouter, type Router, type RouterHistory, START_LOCATION } from 'vue-router'
import type { Role } from '#domain/access/role.ts'
import { fieldRoutes } from './field-routes.ts'

export interface RouterWorld {
  readonly history: RouterHistory
  /** The role of whoever is signed in; null when nobody is. */
  role(): Role | null
  /** Wide enough for the desk. */
  isWide(): boolean
  /** Brings the desk's words before its first screen. */
  prepareDesk(): Promise<void>
}

const worksAtDesk = (role: Role | null) => role === 'supervisor' || role === 'admin'

/** Which screen an address shows, and who is asked to sign in first. */
export function createAppRouter({ history, role, isWide, prepareDesk }: RouterWorld): Router {
  const router = createRouter({
    history,
    routes: [...fieldRoutes],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })

  // The desk is another program for other people: its routes arrive with its code.
  router.addRoute({
    path: '/desk/:rest(.*)*',
    name: 'desk',
    component: { render: () => null },
    beforeEnter: async (to) => {
      const [{ deskRoutes }] = await Promise.all([import('#views/desk/desk-routes.ts'), prepareDesk()])
      router.removeRoute('desk')
      for (const route of deskRoutes) router.addRoute(route)
      return { path: to.fullPath, replace: true }
    },
  })

  router.beforeEach((to, from) => {
    if (!to.meta.open && !role()) {
      return { name: 'sign-in', ...(to.fullPath !== '/' && { query: { to: to.fullPath } }) }
    }
    if (from === START_LOCATION && to.name === 'today' && worksAtDesk(role()) && isWide()) return { path: '/desk' }
    return true
  })

  return router
}
