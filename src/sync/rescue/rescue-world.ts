import type { PartAnswer } from '#domain/rescue/part.ts'
import type { RescueKit } from '#domain/rescue/rescue-kit.ts'
import type { Bytes, Subtle } from '#domain/rescue/subtle.ts'

/** The server's side of rescue. Both throw Problem. */
export interface RescueLine {
  fetchKit(): Promise<RescueKit>
  bring(part: Bytes): Promise<PartAnswer>
}

export interface RescueWorld {
  readonly subtle: Subtle
  readonly line: RescueLine
}
