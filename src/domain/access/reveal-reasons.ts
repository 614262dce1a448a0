import { type Label, label } from '../label.ts'

/** Why someone wants to see masked values; each such view is written to the audit trail (DOMAIN 8.2). */
export const revealReasons = {
  contact: label('联系本人', 'To contact the person'),
  visit: label('上门', 'For a visit'),
  service: label('代办', 'To do something for them'),
  check: label('核对', 'To check'),
  emergency: label('应急', 'Emergency'),
} as const satisfies Record<string, Label>

export type RevealReason = keyof typeof revealReasons
