import type { Scheduler } from '#storage/scheduler.ts'
import { countTraffic, wireSize } from './browser-traffic.ts'
import type { HttpNetworkWorld } from './http-network.ts'

export const browserScheduler: Scheduler = {
  setTimer: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as number),
}

/** The browser's own line. */
export const browserHttp = (): HttpNetworkWorld => ({
  fetch: (input, init) => fetch(input, init),
  scheduler: browserScheduler,
  onBytes: countTraffic,
  wireSize,
  ...('EventSource' in globalThis ? { EventSource } : {}),
})
