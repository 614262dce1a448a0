import type { Json } from '#domain/json.ts'
import type { Body } from '#domain/records/body.ts'
import { household } from '#domain/records/household/definition.ts'
import { needsConfirming } from '#domain/records/info-change/info-change-options.ts'
import type { Records } from '#domain/schedule/world.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { isFilled } from '../parts/new-records.ts'

/** What a worker may hear at the door about a home (DOMAIN 5.1 `changed_info`). */
export const changeable = [
  'phone',
  'head',
  'status',
  'registration',
  'registeredAddress',
  'attention',
  'note',
] as const

export type Changeable = (typeof changeable)[number]

export interface NewChange {
  readonly id: string
  readonly household?: string
  readonly field: Changeable
  readonly after?: unknown
}

export const isWhole = ({ household: home, field, after }: NewChange): boolean =>
  home !== undefined && isFilled(after) && household.fields[field].check(after) === null

/**
 * A change of the home's file in the same save; a phone number or an address waits to be confirmed instead of
 * overwriting (DOMAIN 12.3).
 */
export function changeIntents(changes: readonly NewChange[], records: Records, source: string): Intent[] {
  return changes.filter(isWhole).flatMap(({ id, household: home, field, after }): Intent[] => {
    const record = records.get('household', home)
    if (!record) return []
    const before = (record.body as Readonly<Record<keyof Body<'household'>, Json | undefined>>)[field] ?? null
    if (!needsConfirming('household', field)) {
      const set = { [field]: [before, after as Json] as [Json, Json] }
      return [{ op: 'patch', type: 'household', record: record.id, set }]
    }
    const body = {
      target: record.id,
      field,
      ...(typeof before === 'string' && { before }),
      after: String(after),
      source,
    }
    return [{ op: 'create', type: 'infoChange', record: id, scope: record.scope, body }]
  })
}
