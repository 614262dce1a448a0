import type { JsonObject } from '../json.ts'
import type { ScopeId } from './scope.ts'

export type RecordState = 'live' | 'closed' | 'deleted'

/** One version of one record: what the server stores and what a device folds its mutations into. */
export interface RecordVersion<Body = JsonObject> {
  readonly id: string
  readonly type: string
  readonly scope: ScopeId
  /** 1 for the first version the server stored; 0 for one that is only on this device. */
  readonly rev: number
  readonly state: RecordState
  readonly body: Body
  readonly createdBy: string
  /** Milliseconds, adjusted by the skew measured when it was received (rule T1). */
  readonly createdAt: number
  readonly updatedBy: string
  readonly updatedAt: number
}
