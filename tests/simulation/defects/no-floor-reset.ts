import type { Defect } from './edit.ts'

/** A cursor below the pruned tombstones is trusted. */
export const noFloorReset: Defect = {
  name: 'no-floor-reset',
  rule: 'C5',
  theme: 'prunes',
  edits: [
    {
      file: 'sync-server/services/sync/pull-changes.ts',
      find: 'if (cursor < head.floor && !request.sweep.includes(name)) return fromTheStart',
      replace: '',
    },
  ],
}
