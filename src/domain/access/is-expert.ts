import type { Role } from './role.ts'

/**
 * Whether a house looked at by this role was looked at by somebody of the profession: an inspector, or the street's
 * (DOMAIN 2.3; a community's secretary counts as the street's, own design).
 */
export const isExpert = (role: Role | null | undefined): boolean =>
  role === 'inspector' || role === 'supervisor' || role === 'admin'
