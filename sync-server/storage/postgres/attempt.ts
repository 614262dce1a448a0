import { causeOf, databaseProblem, isCollision, isLost } from './database-problem.ts'
import { NeedsScopes } from './needs-scopes.ts'

/** One try of a transaction. */
export class Attempt {
  /** Nobody comes after this one: a key that is there already is then the fault of the work, not of others. */
  readonly isLast: boolean
  /** The commit is on its way: whether it was carried out is unknown until it is answered. */
  mayBeKept = false

  constructor(isLast = true) {
    this.isLast = isLast
  }
}

/** A collision comes again only by bad luck, a further scope only while a record moves about. */
const [mostCollisions, mostBeginnings] = [8, 25]

/**
 * Tries a transaction again while others are in its way: after a deadlock with a pause of its own length, with the
 * scopes it turned out to need, and once on a fresh connection.
 */
export async function persistently<T>(
  once: (attempt: Attempt) => Promise<T>,
  widen: (scopes: readonly string[]) => Promise<void> = async () => {},
): Promise<T> {
  let [collisions, beginnings, connections] = [0, 0, 0]
  for (;;) {
    const attempt = new Attempt(collisions === mostCollisions)
    try {
      return await once(attempt)
    } catch (error) {
      const cause = causeOf(error)
      if (error instanceof NeedsScopes && beginnings++ < mostBeginnings) {
        await widen(error.scopes).catch(tell)
      } else if (isCollision(cause) && collisions++ < mostCollisions) {
        await pause(Math.random() * Math.min(500, 5 * 2 ** collisions))
      } else if (!isLost(cause) || attempt.mayBeKept || connections++ > 0) tell(error)
    }
  }
}

/** Out of the store go only the catalogue's problems, and mistakes of our own as they are. */
export function tell(error: unknown): never {
  throw databaseProblem(error) ?? error
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
