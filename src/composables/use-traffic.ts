import { browserTraffic } from '#sync/browser-traffic.ts'
import type { Traffic } from '#sync/traffic.ts'

/** What this phone has sent and received, as it is counted now. */
export const useTraffic = (): Traffic => browserTraffic()
