import type { Page } from 'playwright-core'

export interface Traffic {
  readonly requests: number
  /** Bytes of bodies as they were packed, and of headers and frames. */
  readonly sent: number
  readonly received: number
}

/** Counts what a page says and hears from now on; only for runs that are not timed. */
export async function countTraffic(page: Page): Promise<{ stop(): Promise<Traffic> }> {
  const line = await page.context().newCDPSession(page)
  const traffic = { requests: 0, sent: 0, received: 0 }
  const streams = new Set<string>()
  line.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (type === 'EventSource') streams.add(requestId)
    else traffic.requests++
  })
  line.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    traffic.sent += Number(headers['Content-Length'] ?? headers['content-length'] ?? 0)
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!streams.has(requestId)) traffic.received += encodedDataLength
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
      await new Promise((resolve) => setTimeout(resolve, 500))
      await line.detach()
      return traffic
    },
  }
}
