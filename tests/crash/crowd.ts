import type { ServerContext } from '#server/services/server-context.ts'
import type { UserRole } from '#server/storage/stored.ts'
import { signedIn } from '../server/support/signed-in.ts'
import { Seeded } from '../sync/seeded.ts'
import { Pusher } from './pusher.ts'
import { here, sharedHome, there, Walk } from './walk.ts'

const names = ['li', 'wang', 'chen', 'zhao', 'sun', 'zhou', 'wu', 'zheng']

/** Workers of two grids, with sessions and one home that all of them know. Every third has both grids. */
export async function crowd(context: ServerContext, size: number, seed: number): Promise<Pusher[]> {
  return context.store.write(async (tables) => {
    const pushers = []
    for (const [i, name] of names.slice(0, size).entries()) {
      const scopes = i % 3 === 0 ? [here, there] : [i % 3 === 1 ? here : there]
      const grants = Object.fromEntries(
        [here, ...scopes].map((scope): [string, UserRole] => [scope, 'worker']),
      )
      const account = await signedIn(tables, context, name, grants)
      const random = new Seeded(seed + i)
      pushers.push(new Pusher(account, new Walk(name, random, scopes), random))
    }
    const at = context.clock()
    const [first] = pushers
    const author = first!.device.account.user
    const home = { id: sharedHome, type: 'household', scope: here, rev: 1, state: 'live' } as const
    await tables.records.put(
      {
        ...home,
        body: { code: sharedHome },
        createdBy: author,
        createdAt: at,
        updatedBy: author,
        updatedAt: at,
      },
      null,
      at,
    )
    return pushers
  })
}
