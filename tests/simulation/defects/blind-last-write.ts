import type { Defect } from './edit.ts'

/** The last one to arrive overwrites what others wrote meanwhile. */
export const blindLastWrite: Defect = {
  name: 'blind-last-write',
  rule: 'M1, M5',
  edits: [
    {
      file: 'src/domain/sync/merge-field.ts',
      find: "return sameJson(current, old) ? { write: next } : 'conflict'",
      replace: 'return { write: next }',
    },
  ],
}
