import type { SyncStatus } from '#sync/device.ts'

export type SaveSignal = 'saved' | 'delivered'

/**
 * What a change of the status means for the hand that holds the phone: something more lies here, or all of it has
 * arrived. Null for everything else; a notebook that has just been opened tells nothing.
 */
export function saveSignal(
  before: Pick<SyncStatus, 'unsent'> | null,
  now: Pick<SyncStatus, 'unsent'> | null,
): SaveSignal | null {
  if (!before || !now) return null
  if (now.unsent > before.unsent) return 'saved'
  return before.unsent > 0 && now.unsent === 0 ? 'delivered' : null
}
