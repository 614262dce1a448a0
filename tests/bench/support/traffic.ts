import type { Page, Request } from 'playwright-core'

export interface Traffic {
  requests: number
  /** Bytes of bodies on the wire, as they were packed. */
  sent: number
  received: number
}

/** Counts what a page says and hears from now on; only for runs that are not timed. */
export function countTraffic(page: Page): { stop(): Promise<Traffic> } {
  const traffic: Traffic = { requests: 0, sent: 0, received: 0 }
  const pending: Promise<void>[] = []
  const count = async (request: Request) => {
    if (request.resourceType() === 'eventsource') return
    traffic.requests++
    const sizes = await request.sizes().catch(() => null)
    const headers = await request.allHeaders().catch(() => ({}) as Record<string, string>)
    traffic.sent += Number(headers['content-length'] ?? sizes?.requestBodySize ?? 0)
    traffic.received += sizes?.responseBodySize ?? 0
  }
  const finished = (request: Request) => void pending.push(count(request))
  page.on('requestfinished', finished)
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      traffic.requests++
      traffic.sent += payload.length
    })
    socket.on('framereceived', ({ payload }) => void (traffic.received += payload.length))
  })
  return {
    async stop() {
      // What has just ended is still being told.
      await new Promise((resolve) => setTimeout(resolve, 300))
      await Promise.all(pending)
      page.off('requestfinished', finished)
      return traffic
    },
  }
}
