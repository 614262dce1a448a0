import { withServer } from '../with-server.ts'
import { refusing } from './upkeep/refusal.ts'
import { startEpoch } from './upkeep/start-epoch.ts'

// `node dist/server/new-epoch.js`: says that the database was put back to an earlier moment by other means than
// `restore` (R1). Every device then goes through all its scopes and offers its journal again.
await refusing(() =>
  withServer(async (context) => {
    const epoch = await context.store.write((tables) => startEpoch(tables, context))
    console.log(`epoch ${epoch}`)
  }),
)
