/** Statuses after which an elder's records are only read (DOMAIN 12.10). */
export const isGone = (status: unknown): boolean => status === 'moved' || status === 'deceased'
