import type { Defect } from './edit.ts'

/** A reset takes along what was not sent. */
export const resetClearsOutbox: Defect = {
  name: 'reset-clears-outbox',
  rule: 'D8',
  edits: [
    {
      file: 'src/sync/plan-response.ts',
      find: 'acked: outbox.acked,',
      replace: `acked: Object.values(response.scopes).some(({ reset }) => reset) ? holdings.outbox : outbox.acked,`,
    },
    {
      file: 'src/storage/commit.ts',
      find: 'entries: acked }',
      replace: "entries: acked.filter(({ state }) => state === 'acked') }",
    },
  ],
}
