/** The floor plan as data: who may import whom, and which floor owns which library. */

const sourceRooms = [
  'domain',
  'storage',
  'sync',
  'service-worker',
  'stores',
  'composables',
  'i18n',
  'components',
  'views',
  'router',
  'styles',
] as const
const serverRooms = ['storage', 'services', 'http', 'routes', 'tasks'] as const

type ServerRoom = `server/${(typeof serverRooms)[number]}` | 'server/config' | 'server'
export type Room = (typeof sourceRooms)[number] | 'roof' | ServerRoom

/** Which room a file is in; null for a folder that the plan does not know. */
export function roomOf(path: string): Room | null {
  const [wing, folder, ...rest] = path.split('/')
  if (wing === 'src') {
    if (rest.length === 0) return 'roof'
    return sourceRooms.find((room) => room === folder) ?? null
  }
  if (wing !== 'sync-server') return null
  if (rest.length === 0) return folder === 'config.ts' ? 'server/config' : 'server'
  const room = serverRooms.find((one) => one === folder)
  return room ? `server/${room}` : null
}

const serverStorage: Room[] = ['domain', 'server/config', 'server/storage']
const serverServices: Room[] = [...serverStorage, 'server/services']
const serverHttp: Room[] = [...serverServices, 'server/http']
const serverRoutes: Room[] = [...serverHttp, 'server/routes']
const server: Room[] = [...serverRoutes, 'server/tasks', 'server']

export const mayImport: Record<Room, readonly Room[]> = {
  domain: ['domain'],
  storage: ['domain', 'storage'],
  sync: ['domain', 'storage', 'sync'],
  'service-worker': ['domain', 'storage', 'sync', 'service-worker'],
  stores: ['domain', 'sync', 'stores', 'i18n'],
  composables: ['domain', 'storage', 'sync', 'stores', 'i18n', 'composables'],
  i18n: ['domain', 'i18n'],
  components: ['domain', 'composables', 'components', 'styles'],
  views: ['domain', 'stores', 'composables', 'components', 'views', 'router', 'styles'],
  router: ['domain', 'stores', 'composables', 'components', 'views', 'router', 'styles'],
  styles: ['styles'],
  roof: [...sourceRooms, 'roof'],
  'server/config': ['domain'],
  'server/storage': serverStorage,
  'server/services': serverServices,
  'server/http': serverHttp,
  'server/routes': serverRoutes,
  'server/tasks': server,
  server,
}

const vueRooms: Room[] = ['stores', 'composables', 'i18n', 'components', 'views', 'router', 'roof']
const serverAll: Room[] = [...server]

/** Everything with a desk of its own is loaded by supervisors only. */
export const desk = /^src\/(views|components)\/desk\//

export interface Owner {
  library: RegExp
  rooms: readonly Room[]
  only?: RegExp
}

export const owners: readonly Owner[] = [
  { library: /^zod(\/|$)/, rooms: ['domain', 'roof', ...serverAll] },
  { library: /^dexie(\/|$)/, rooms: ['storage'] },
  { library: /^workbox-window$/, rooms: ['service-worker', 'composables', 'roof'] },
  { library: /^workbox-/, rooms: ['service-worker'] },
  { library: /^virtual:pwa-/, rooms: ['roof'] },
  { library: /^(vue|pinia|vue-i18n)(\/|$)/, rooms: vueRooms },
  { library: /^vue-router(\/|$)/, rooms: ['views', 'router', 'roof'] },
  { library: /^(element-plus|@element-plus|echarts)(\/|$)/, rooms: ['components', 'views'], only: desk },
  { library: /^(kysely|better-sqlite3|pg|node:sqlite)(\/|$)/, rooms: ['server/storage', 'server/tasks'] },
  { library: /^(express|helmet|compression|pino|@node-rs\/argon2|prom-client)(\/|-|$)/, rooms: serverAll },
  { library: /^(vite|vitest|@vitejs|vite-plugin-pwa)(\/|$)/, rooms: ['server/tasks'] },
]
