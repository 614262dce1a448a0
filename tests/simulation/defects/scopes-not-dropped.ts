import type { Defect } from './edit.ts'

/** A scope that is granted no longer stays on the device. */
export const scopesNotDropped: Defect = {
  name: 'scopes-not-dropped',
  rule: 'D5',
  edits: [
    {
      file: 'src/sync/plan-response.ts',
      find: 'removeScopes: [...holdings.scopes.keys()].filter((id) => !plan.scopes.has(id)),',
      replace: 'removeScopes: [],',
    },
    {
      file: 'src/sync/plan-arrivals.ts',
      find: 'const taken = !scopes.has(server.scope)',
      replace: 'const taken = false',
    },
  ],
}
