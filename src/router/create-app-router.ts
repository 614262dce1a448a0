import { createRouter, type Router, type RouterHistory, START_LOCATION } from 'vue-router'
import { type Role, worksAtDesk } from '#domain/access/role.ts'
import { fieldRoutes } from './field-routes.ts'

export interface RouterWorld {
  readonly history: RouterHistory
  /** The role of whoever is signed in; null when nobody is. */
  readonly role: () => Role | null
  /** Brings the desk's words before its first screen. */
  readonly prepareDesk: () => Promise<void>
}

/** Which screen an address shows, and who is asked to sign in first. */
export function createAppRouter({ history, role, prepareDesk }: RouterWorld): Router {
  const router = createRouter({
    history,
    routes: [...fieldRoutes],
    // A page that has just begun is at its top; to ask for it would lay it out twice.
    scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { top: 0 }),
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
      return { path: to.path, query: to.query, hash: to.hash, replace: true }
    },
  })

  router.beforeEach((to, from) => {
    if (!to.meta.open && !role()) {
      return { name: 'sign-in', ...(to.fullPath !== '/' && { query: { to: to.fullPath } }) }
    }
    const arrives = from === START_LOCATION || from.name === 'sign-in'
    if (arrives && to.name === 'today' && worksAtDesk(role())) return { path: '/desk' }
    return true
  })

  return router
}
