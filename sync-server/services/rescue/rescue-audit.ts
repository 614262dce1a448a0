import type { AuditEntry } from '../../storage/stored.ts'
import type { Caller } from '../users/read-session.ts'

/** A colleague who brings the file. */
export type Bearer = Pick<Caller, 'user' | 'device' | 'address'>

/** Who brought whose work, for the audit trail. */
export const rescueAudit = (
  at: number,
  { user, device, address }: Bearer,
  author: string,
): Omit<AuditEntry, 'result' | 'details'> => ({
  at,
  user: user.id,
  device,
  address,
  action: 'rescue.deliver',
  object: author,
})
