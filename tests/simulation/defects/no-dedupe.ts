import type { Defect } from './edit.ts'

/** A mutation that comes again is applied again. */
export const noDedupe: Defect = {
  name: 'no-dedupe',
  rule: 'P2',
  edits: [
    {
      file: 'sync-server/services/sync/accept-mutations.ts',
      find: 'if (!outcomes.has(raw.uid)) outcomes.set',
      replace: 'outcomes.set',
    },
    {
      file: 'sync-server/services/sync/accept-mutations.ts',
      find: 'await intake.tables.mutations.insert({',
      replace: 'if (!(await intake.tables.mutations.get(raw.uid))) await intake.tables.mutations.insert({',
    },
  ],
}
