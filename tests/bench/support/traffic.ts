import type { Page } from 'playwright-core'

export interface Traffic {
  readonly requests: number
  /** Bytes of bodies and frames as they were packed; headers are not counted. */
  readonly sent: number
  readonly received: number
}

/** Counts what a page says and hears from now on; only for runs that are not timed. */
export async function countTraffic(page: Page): Promise<{ stop(): Promise<Traffic> }> {
  const line = await page.context().newCDPSession(page)
  const traffic = { requests: 0, sent: 0, received: 0 }
  const streams = new Set<string>()
  const open = new Set<string>()
  const headers = new Map<string, number>()
  line.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (type === 'EventSource') streams.add(requestId)
    else {
      traffic.requests++
      open.add(requestId)
    }
  })
  line.on('Network.requestWillBeSentExtraInfo', (extra) => {
    traffic.sent += Number(extra.headers['Content-Length'] ?? extra.headers['content-length'] ?? 0)
  })
  line.on('Network.responseReceived', ({ requestId, response }) => {
    headers.set(requestId, response.encodedDataLength)
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    open.delete(requestId)
    if (!streams.has(requestId)) traffic.received += encodedDataLength - (headers.get(requestId) ?? 0)
  })
  line.on('Network.webSocketFrameSent', ({ response }) => {
    traffic.requests++
    traffic.sent += response.payloadData.length
  })
  line.on('Network.webSocketFrameReceived', ({ response }) => {
    traffic.received += response.payloadData.length
  })
  await line.send('Network.enable')
  return {
    async stop() {
      // What has just ended is still being told.
      for (let n = 0; n < 50 && (n < 2 || open.size); n++)
        await new Promise((resolve) => setTimeout(resolve, 50))
      await line.detach()
      return traffic
    },
  }
}
