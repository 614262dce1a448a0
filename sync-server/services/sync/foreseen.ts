import { userScope } from '#domain/record/scope.ts'
import type { Foreseen } from '../../storage/store.ts'
import type { RawMutation } from './accept-mutations.ts'

/** Where mutations lead at first sight; what follows from them is found out on the way (C1). */
export function foreseen(user: string, mutations: readonly RawMutation[]): Foreseen {
  const texts = (...values: readonly unknown[]) => values.filter((value) => typeof value === 'string')
  return {
    user,
    scopes: texts(userScope(user), ...mutations.flatMap(({ scope, from, to }) => [scope, from, to])),
    records: texts(...mutations.map(({ record }) => record)),
  }
}
