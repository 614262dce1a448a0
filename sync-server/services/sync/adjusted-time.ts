import type { Json } from '#domain/json.ts'

/**
 * When a person wrote something, by the server's clock: device time plus the skew measured in this exchange
 * (T1). Never later than its arrival; the arrival itself when the device gave no time.
 */
export function adjustedTime(intake: { skewMs: number; receivedAt: number }, at: Json | undefined): number {
  if (typeof at !== 'number' || !Number.isFinite(at)) return intake.receivedAt
  return Math.min(intake.receivedAt, Math.max(0, Math.round(at + intake.skewMs)))
}

/** Half of what a calendar can show, so that a time and a skew together are a time still. */
const farthest = 4e15

/** A device's time or skew that can be reckoned with and shown; what came stays in the payload. */
export const shownTime = (ms: number): number => Math.min(farthest, Math.max(-farthest, ms))
