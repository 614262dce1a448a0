import type { Defect } from './edit.ts'

/** A reset takes along what was not sent. */
export const resetClearsOutbox: Defect = {
  name: 'reset-clears-outbox',
  rule: 'D8',
  edits: [
    {
      file: 'src/sync/plan-response.ts',
      find: 'outbox: outbox.changed,',
      replace: `outbox: outbox.changed,
    forgetJournal: Object.values(response.scopes).some(({ reset }) => reset)
      ? holdings.outbox.map(({ ordinal }) => ordinal)
      : [],`,
    },
  ],
}
