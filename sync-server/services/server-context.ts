import type { Store } from '../storage/store.ts'
import type { ServerEvents } from './server-events.ts'

/** What a service says to the operator. Fields never hold personal data, bodies, cookies or passwords. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Everything a service or a route needs from the world; nothing in them is taken from a global. */
export interface ServerContext {
  readonly store: Store
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number
  /** Fills the bytes it is given from a source fit for secrets, and returns them. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
  readonly log: Log
  readonly events: ServerEvents
}
