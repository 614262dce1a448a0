const happened = ['submitted', 'accepted', 'returned']

/**
 * Whether a visit, an inspection or a patrol took place, by its state: a draft is not yet one, a voided one never was,
 * and one sent back for correction still did. A state that this version does not know counts as none: what it stands
 * for stays due.
 */
export const tookPlace = (status: string | undefined): boolean =>
  status !== undefined && happened.includes(status)
