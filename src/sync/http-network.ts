import type { SyncRequest, SyncResponse } from '#domain/sync/protocol.ts'
import { packBody } from './gzip.ts'
import { httpFetch, parseAnswer, type HttpWorld } from './http-fetch.ts'
import { listenToEvents } from './http-events.ts'
import type { Network } from './network.ts'

export interface HttpNetworkWorld extends HttpWorld {
  readonly EventSource?: typeof EventSource
}

/** The server as it is reached over HTTP. */
export const httpNetwork = (world: HttpNetworkWorld): Network => ({
  async sync(request: SyncRequest): Promise<SyncResponse> {
    const { body, headers } = await packBody(JSON.stringify(request))
    const { text } = await httpFetch(world, '/api/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return parseAnswer(text) as SyncResponse
  },
  listen: (onPoke) => listenToEvents(world, onPoke),
})
