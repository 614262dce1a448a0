import type { Defect } from './edit.ts'

/** An answer to an older request is applied like any other. */
export const noGenerationCheck: Defect = {
  name: 'no-generation-check',
  rule: 'D3',
  theme: 'rollbacks',
  edits: [
    {
      file: 'src/storage/commit.ts',
      find: 'if (expected.generation !== undefined && state.generation !== expected.generation) throw new Superseded()',
      replace: '',
    },
    {
      file: 'src/sync/exchange.ts',
      find: 'if (response.generation !== request.generation) return null',
      replace: '',
    },
  ],
}
