import type { Json } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridOfScope, scopeFor } from '#domain/record/scope.ts'
import { infoChange } from '#domain/records/info-change/definition.ts'
import type { Intent } from '#domain/sync/mutation.ts'

/** A new value of a file that waits to be confirmed instead of overwriting (DOMAIN 12.3). */
export function changeToConfirm(
  id: string,
  file: Pick<RecordVersion<unknown>, 'id' | 'scope'>,
  change: { readonly field: string; readonly before: Json; readonly after: Json; readonly source?: string },
): Intent {
  const { field, before, after, source } = change
  return {
    op: 'create',
    type: infoChange.type,
    record: id,
    scope: scopeFor(infoChange.scope, { grid: gridOfScope(file.scope) ?? '' }),
    body: {
      target: file.id,
      field,
      ...(typeof before === 'string' && { before }),
      after: String(after),
      ...(source && { source }),
    },
  }
}
