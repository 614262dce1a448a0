import { newId } from '#domain/record/new-id.ts'
import { userScope } from '#domain/record/scope.ts'
import { Problem } from '#domain/problem.ts'
import type { StoredUser, UserRole } from '../../storage/stored.ts'
import type { Tables } from '../../storage/store.ts'
import { hashPassword, isStrongPassword } from './password.ts'

export interface NewUser {
  /** Made up when not given. */
  readonly id?: string
  readonly username: string
  readonly name: string
  /** The person's everyday role; what counts in a scope is the grant there. */
  readonly role: UserRole
  readonly password: string
}

export interface PreparedUser extends Omit<NewUser, 'password'> {
  readonly passwordHash: string
}

/** One spelling per name: `Wang.Li` and `wang.li` are the same account. */
export const spellUsername = (username: string): string => username.trim().normalize('NFKC').toLowerCase()

/** Does the slow part of making a user, outside of any transaction. @throws Problem weakPassword */
export async function prepareUser({ password, ...user }: NewUser): Promise<PreparedUser> {
  if (!isStrongPassword(password)) throw new Problem('weakPassword')
  return { ...user, passwordHash: await hashPassword(password) }
}

/** Makes an account that may read `common` and its own scope. @throws Problem userExists */
export async function addUser(
  tables: Tables,
  { id, username, name, role, passwordHash }: PreparedUser,
  { now, random }: { now: number; random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array },
): Promise<StoredUser> {
  const spelt = spellUsername(username)
  if (!spelt || (await tables.users.byUsername(spelt))) throw new Problem('userExists')
  const user: StoredUser = {
    id: id ?? newId('u', random),
    username: spelt,
    name,
    role,
    passwordHash,
    createdAt: now,
    disabledAt: null,
  }
  await tables.users.put(user)
  await tables.grants.give({ user: user.id, scope: userScope(user.id), role })
  await tables.grants.give({ user: user.id, scope: 'common', role })
  if (role === 'supervisor' || role === 'admin')
    await tables.grants.give({ user: user.id, scope: 'holding', role })
  return user
}
