import type { Defect } from './edit.ts'

/** News that a record left one scope removes it wherever it is now. */
export const goneFromAnyScope: Defect = {
  name: 'gone-from-any-scope',
  rule: 'D5',
  theme: 'moves',
  edits: [
    {
      file: 'src/sync/plan-arrivals.ts',
      find: 'if (standing?.scope === row.scope && row.rev >= standing.rev)',
      replace: 'if (standing)',
    },
  ],
}
