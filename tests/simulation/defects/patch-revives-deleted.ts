import type { Defect } from './edit.ts'

/** A patch brings a deleted record back to life. */
export const patchRevivesDeleted: Defect = {
  name: 'patch-revives-deleted',
  rule: 'M8',
  edits: [
    {
      file: 'src/domain/sync/merge.ts',
      find: "if (merged === 'conflict' || current.state !== 'live') dispute",
      replace: "if (merged === 'conflict' || current.state === 'closed') dispute",
    },
    {
      file: 'src/domain/sync/merge.ts',
      find: 'const next = body === current.body ? current : changed(current, { body }, context)',
      replace: `const state = current.state === 'deleted' ? 'live' : current.state
  const next = body === current.body ? current : changed(current, { body, state }, context)`,
    },
  ],
}
