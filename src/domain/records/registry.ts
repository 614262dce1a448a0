import type { RecordDefinition } from '../record/define-record.ts'
import { alert } from './alert/definition.ts'
import { assignment } from './assignment/definition.ts'
import { batch } from './batch/definition.ts'
import { building } from './building/definition.ts'
import { careFollowUp } from './care-follow-up/definition.ts'
import { dispute } from './dispute/definition.ts'
import { dutyPoint } from './duty-point/definition.ts'
import { elder } from './elder/definition.ts'
import { elderVisit } from './elder-visit/definition.ts'
import { exportRequest } from './export-request/definition.ts'
import { grid } from './grid/definition.ts'
import { hazardCase } from './hazard-case/definition.ts'
import { house } from './house/definition.ts'
import { houseInspection } from './house-inspection/definition.ts'
import { household } from './household/definition.ts'
import { infoChange } from './info-change/definition.ts'
import { matter } from './matter/definition.ts'
import { missedVisit } from './missed-visit/definition.ts'
import { notice } from './notice/definition.ts'
import { orgUnit } from './org-unit/definition.ts'
import { resident } from './resident/definition.ts'
import { review } from './review/definition.ts'
import { serviceRequest } from './service-request/definition.ts'
import { task } from './task/definition.ts'
import { visit } from './visit/definition.ts'

/** Every kind of record. A new kind is a folder beside this file and one line here. */
export const registry = {
  alert,
  assignment,
  batch,
  building,
  careFollowUp,
  dispute,
  dutyPoint,
  elder,
  elderVisit,
  exportRequest,
  grid,
  hazardCase,
  house,
  houseInspection,
  household,
  infoChange,
  matter,
  missedVisit,
  notice,
  orgUnit,
  resident,
  review,
  serviceRequest,
  task,
  visit,
} as const

export type RecordType = keyof typeof registry
export type DefinitionOf<T extends RecordType> = (typeof registry)[T]

/** The definition of a kind of record by its name on the wire; null for a kind this version does not know. */
export const definitionOf = (type: string): RecordDefinition | null =>
  Object.hasOwn(registry, type) ? (registry[type as RecordType] as unknown as RecordDefinition) : null
