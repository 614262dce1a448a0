// Its home is the services floor, which routes may import: `#server/services/server-context.ts`.
export type * from './services/server-context.ts'
