import { needsConfirming } from '#domain/records/info-change/info-change-options.ts'
import { isFilled } from '../parts/new-records.ts'

/** A number or an address that is on file is not overwritten; one that was missing is simply filled in (DOMAIN 12.3). */
export const waitsToBeConfirmed = (type: string, field: string, before: unknown): boolean =>
  needsConfirming(type, field) && isFilled(before)
