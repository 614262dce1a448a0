import { isExpert } from '../../access/is-expert.ts'
import type { Body } from '../body.ts'

/**
 * Whether an inspection is a professional's word: handed in by one, or verified by one afterwards. What its kind says
 * is only what its author picked (DOMAIN 3.5).
 */
export const isByExpert = ({ reportedAs, verifiedBy }: Body<'houseInspection'>): boolean =>
  isExpert(reportedAs) || Boolean(verifiedBy)
