/** What an elder visit fills beside itself. */
export interface ElderVisitExtra {
  /** Key items that have been on screen. */
  readonly seen: readonly string[]
  /** When each step of an emergency was done, in milliseconds. */
  readonly stamps: Readonly<Record<string, number>>
  /** Steps of the no-answer ladder that were done, by number. */
  readonly steps: Readonly<Record<string, number>>
  /** Danger signs noticed at the closed door. */
  readonly signs: readonly string[]
  /** What came of the attempt. */
  readonly attempt: string | null
}

export const noExtra = (): ElderVisitExtra => ({ seen: [], stamps: {}, steps: {}, signs: [], attempt: null })
