import type { ElderDueFacts } from '../records/elder/due-facts.ts'
import type { Elder } from '../records/elder/elder-standing.ts'
import type { CareLevel } from '../records/elder/care-level.ts'
import { isBatch } from '../records/alert/is-batch.ts'
import { gridOfScope } from '../record/scope.ts'
import type { Records } from './world.ts'

/** The weather alerts and batches in force that ask for a contact with an elder of a level (DOMAIN 4.5). */
export function alertsFor(
  records: Records,
  { body, scope }: Elder,
  level: CareLevel,
): Pick<ElderDueFacts, 'alerts' | 'batches'> {
  const alerts: string[] = []
  const batches: { opened: string; due: string }[] = []
  const isFor = <V extends string>(wanted: readonly V[] | undefined, has: readonly V[]) =>
    !wanted?.length || has.some((one) => wanted.includes(one))
  for (const { body: alert } of records.ofType('alert')) {
    const { from, due, status, grid, levels, categories } = alert
    if (!from || status === 'lifted' || (grid && grid !== gridOfScope(scope))) continue
    if (!isBatch(alert)) alerts.push(from)
    else if (due && isFor(levels, [level]) && isFor(categories, body.categories ?? [])) {
      batches.push({ opened: from, due })
    }
  }
  return { alerts, batches }
}
