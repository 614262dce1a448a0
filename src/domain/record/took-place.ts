/**
 * Whether a visit, an inspection or a patrol took place, by its state: a draft is not yet one, a voided one never was,
 * and one sent back for correction still did.
 */
export const tookPlace = (status: string | undefined): boolean => status !== 'draft' && status !== 'void'
