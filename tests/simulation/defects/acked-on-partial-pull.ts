import type { Defect } from './edit.ts'

/** A mutation counts as done before what it did has arrived. */
export const ackedOnPartialPull: Defect = {
  name: 'acked-on-partial-pull',
  rule: 'D4',
  edits: [
    {
      file: 'src/sync/plan-outbox.ts',
      find: "if (complete) return { ...row, state: 'acked'",
      replace: "if (complete || outcome) return { ...row, state: 'acked'",
    },
  ],
}
