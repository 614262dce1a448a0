import type { Defect } from './edit.ts'

/** The newest mutations go first. */
export const noPrefix: Defect = {
  name: 'no-prefix',
  rule: 'P1',
  edits: [
    {
      file: 'src/sync/build-request.ts',
      find: 'for (const row of outbox) {',
      replace: 'for (const row of [...outbox].reverse()) {',
    },
  ],
}
