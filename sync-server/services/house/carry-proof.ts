import type { JsonObject } from '#domain/json.ts'
import type { Body } from '#domain/records/body.ts'
import { fileAfterClosing, fileWithReport } from '#domain/records/hazard-case/closed-house.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type Intake, store } from '../sync/intake.ts'
import { lowersDanger } from './lowers-danger.ts'

/**
 * What a step of a case says about the house goes into the house's file, so that nobody enters a report twice: on
 * closing, by the word of two people, whatever it proves; on a report alone only what makes no house look safer.
 */
export async function carryProof(intake: Intake, hazard: StoredRecord, command: string): Promise<void> {
  const isClosing = command === 'close'
  if (!isClosing && command !== 'report' && command !== 'reportAfter') return
  const id = hazard.body.house
  const file = typeof id === 'string' ? await intake.tables.records.get(id) : null
  if (file?.type !== 'house' || file.state === 'deleted' || file.scope !== hazard.scope) return
  const body = hazard.body as Body<'hazardCase'>
  const house = file.body as Body<'house'>
  const change = isClosing ? fileAfterClosing(house, body) : fileWithReport(house, body)
  if (!change) return
  const next: StoredRecord = {
    ...file,
    body: { ...file.body, ...(change as unknown as JsonObject) },
    rev: file.rev + 1,
    updatedBy: hazard.updatedBy,
    updatedAt: intake.receivedAt,
  }
  // [M3]
  if (!isClosing && (await lowersDanger(intake.tables, file, next, intake.receivedAt))) return
  await store(intake, next, file)
}
