import { openServer } from '#server/open-server.ts'
import { quiet } from '../crash/kill-server.ts'
import { type SignedIn, signedIn } from '../server/support/signed-in.ts'
import type { GridPlan } from './grid-plan.ts'

/** Who walks a grid: two people, who each hear of what the other sent. */
export interface Walker {
  readonly account: SignedIn
  readonly grid: string
  readonly turn: 0 | 1
}

const at = Date.parse('2026-06-14T20:00:00+08:00')

/** Makes the database with its grids, people and their sessions. */
export async function prepareStreet(file: string, plan: GridPlan, devices: number): Promise<Walker[]> {
  const context = await openServer({ file, log: quiet })
  const walkers = await context.store.write(async (tables) => {
    const all: Walker[] = []
    for (let i = 0; i < devices; i++) {
      const grid = `3499${String(i >> 1).padStart(11, '0')}`
      const scopes = ['base', 'care', 'house'].map((family) => [`g:${grid}/${family}`, 'worker'] as const)
      const turn = (i % 2) as 0 | 1
      all.push({
        account: await signedIn(tables, context, `w${i}`, Object.fromEntries(scopes)),
        grid,
        turn,
      })
    }
    const firsts = all.filter(({ turn }) => turn === 0)
    const records = firsts.flatMap(({ grid, account }) => plan.recordsOf(grid, account.user))
    await tables.records.insertAll(records, at)
    return all
  })
  await context.store.close()
  return walkers
}
