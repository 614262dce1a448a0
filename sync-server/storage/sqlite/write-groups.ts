import { CompiledQuery } from 'kysely'
import type { Trx } from '../sql/trx.ts'

/** So many share a commit at most, so that whoever reads is not kept waiting by writers without end. */
const mostInGroup = 32

const begin = CompiledQuery.raw('savepoint one')
const back = CompiledQuery.raw('rollback to savepoint one')
const release = CompiledQuery.raw('release savepoint one')

type Work<T> = (trx: Trx) => Promise<T>

interface Waiting {
  readonly work: Work<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writers that wait for each other share one transaction, one after the other and each in a savepoint, and with it the
 * wait for the disk, which is most of the time that a small write takes. Nobody is told of success before the commit
 * (P4); one that throws takes nothing of the others with it.
 * @param transaction runs work in one transaction that writes; resolves when it is committed
 */
export function writeGroups(
  transaction: (work: Work<void>) => Promise<void>,
): <T>(work: Work<T>) => Promise<T> {
  const waiting: Waiting[] = []
  let isWriting = false

  async function carryOut(): Promise<void> {
    isWriting = true
    while (waiting.length) await oneGroup()
    isWriting = false
  }

  async function oneGroup(): Promise<void> {
    const group: Waiting[] = []
    const endings: (() => void)[] = []
    try {
      await transaction(async (trx) => {
        while (waiting.length && group.length < mostInGroup) {
          const next = waiting.shift()!
          group.push(next)
          endings.push(await oneOf(trx, next))
        }
      })
    } catch (error) {
      // Nothing was kept of any; if it did not even begin, those that wait have waited long enough.
      for (const { reject } of group.length ? group : waiting.splice(0)) reject(error)
      return
    }
    for (const end of endings) end()
  }

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (result: unknown) => void, reject })
      if (!isWriting) void carryOut()
    })
}

async function oneOf(trx: Trx, { work, resolve, reject }: Waiting): Promise<() => void> {
  await trx.executeQuery(begin)
  try {
    const result = await work(trx)
    await trx.executeQuery(release)
    return () => resolve(result)
  } catch (error) {
    await trx.executeQuery(back)
    await trx.executeQuery(release)
    return () => reject(error)
  }
}
