import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'

/** The line to the server, good or bad. */
export interface Network {
  /**
   * One exchange. What it resolves with is checked before it is believed.
   * @throws Problem signInNeeded, wrongUser, deviceRevoked, tooLarge, tooManyRequests, serverBusy,
   *   serverFault, upgradeNeeded, offline …; `details.retryAfterMs` when the server named a time
   */
  sync(request: SyncRequest): Promise<SyncResponse>
  /** Calls back when a pull may be worth while; with no scopes, when the line came back. Returns the way to stop. */
  listen(onPoke: (scopes: readonly string[]) => void): () => void
}
