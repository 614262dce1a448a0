import { addTraffic, readTraffic, type Traffic } from './traffic.ts'

const key = 'gridwalk.traffic'

function kept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // Storage refused: then nothing is counted.
    return null
  }
}

/** As it stands now, with what other tabs have counted. */
export const browserTraffic = (): Traffic => readTraffic(kept(), Date.now())

export function countTraffic(sent: number, received: number): void {
  try {
    localStorage.setItem(
      key,
      JSON.stringify(addTraffic(browserTraffic(), { sent, received, at: Date.now() })),
    )
  } catch {
    // As above: a count is not worth a failure.
  }
}

/** Bytes of the answer as they came over the line, packed; null where the browser does not say. */
export function wireSize(url: string): number | null {
  const entry = performance.getEntriesByName(url, 'resource').at(-1) as PerformanceResourceTiming | undefined
  // The list is short, and full it takes nothing more.
  performance.clearResourceTimings()
  return entry?.encodedBodySize ? entry.encodedBodySize : null
}
