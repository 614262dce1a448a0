import { caseStates } from './case-options.ts'

interface CaseLike {
  readonly id: string
  readonly createdAt: number
  readonly state: string
  readonly body: { readonly status?: string }
}

/** Whether a case in this state still asks for something; a state that this version does not know does. */
export const isOpenCase = (status: string | undefined): boolean =>
  !status || !Object.hasOwn(caseStates, status) || (status !== 'closed' && status !== 'dismissed')

/**
 * The case of a house: of several that are open, as two phones without signal may make, the one that was made first;
 * the id breaks a tie. Null when none is open.
 */
export function openCaseOf<C extends CaseLike>(cases: readonly C[]): C | null {
  return cases
    .filter(({ state, body }) => state !== 'deleted' && isOpenCase(body.status))
    .reduce<C | null>((first, one) => (!first || isEarlier(one, first) ? one : first), null)
}

const isEarlier = (a: CaseLike, b: CaseLike) =>
  a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id)

/** The newest case that was closed out; null when none was. */
export function lastClosedCase<C extends CaseLike & { readonly body: { readonly closedAt?: number } }>(
  cases: readonly C[],
): C | null {
  return cases
    .filter(({ state, body }) => state !== 'deleted' && body.status === 'closed')
    .reduce<C | null>((last, one) => {
      const isNewer = !last || (one.body.closedAt ?? one.createdAt) > (last.body.closedAt ?? last.createdAt)
      return isNewer ? one : last
    }, null)
}
