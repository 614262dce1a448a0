import type { Defect } from './edit.ts'

/** A page that is not the last moves the cursor to the end. */
export const cursorToHead: Defect = {
  name: 'cursor-to-head',
  rule: 'C4',
  edits: [
    {
      file: 'sync-server/services/sync/pull-changes.ts',
      find: 'cursor = more ? page.rows.at(-1)!.seq : head.seq',
      replace: 'cursor = head.seq',
    },
  ],
}
