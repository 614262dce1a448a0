import { type Label, label } from '../label.ts'

/** What a person may do in one scope (DOMAIN 2.3). `server` is the sync server acting by a rule. */
export type Role = 'worker' | 'inspector' | 'supervisor' | 'admin' | 'server'

export const roles: Readonly<Record<Exclude<Role, 'server'>, Label>> = {
  worker: label('网格员', 'Grid worker'),
  inspector: label('排查员', 'Inspector'),
  supervisor: label('督导员', 'Supervisor'),
  admin: label('街道管理员', 'Administrator'),
}

/** Reviews what others recorded, at the desk, instead of carrying a grid around. */
export const worksAtDesk = (role: Role | null): boolean => role === 'supervisor' || role === 'admin'

/** Who acts on a record, with the role that the grants give for the record's scope; null: no grant there. */
export interface Actor {
  readonly user: string
  readonly role: Role | null
}
